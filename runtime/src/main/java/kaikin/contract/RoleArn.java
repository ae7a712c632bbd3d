package kaikin.contract;

/** The ARN of an IAM role in the aws partition. */
public record RoleArn(AccountId account, String name) {
    @Override
    public String toString() {
        return "arn:aws:iam::" + account + ":role/" + name;
    }
}
