package kaikin.contract;

/** An AWS account id: twelve digits, leading zeros included. */
public record AccountId(String value) implements Comparable<AccountId> {
    public AccountId {
        if (!value.matches("[0-9]{12}")) {
            throw new IllegalArgumentException(
                    "«" + value + "» is not an AWS account id: twelve digits, such as 111111111111");
        }
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
