package kaikin.policies.iam;

import java.util.regex.Pattern;

/** An Amazon Resource Name; region and account are empty where the service has none. */
public record Arn(String partition, String service, String region, String account, String resource) {
    private static final int ACCOUNT_DIGITS = 12;
    private static final Pattern DIGITS = Pattern.compile("[0-9]*");

    public Arn {
        if (partition.isEmpty() || service.isEmpty() || resource.isEmpty()) {
            throw new IllegalArgumentException(
                    "an ARN needs a partition, a service and a resource, such as arn:aws:s3:::bucket");
        }
    }

    /** Reads all six parts; colons after the fifth belong to the resource. */
    public static Arn parse(String text) {
        var parts = text.split(":", 6);
        if (parts.length < 6 || !parts[0].equals("arn")) {
            throw new IllegalArgumentException(
                    "«" + text + "» is not an ARN: arn:partition:service:region:account:resource");
        }
        return new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
    }

    /** The last part of the resource: of a role or a user, its name without the path. */
    public String name() {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    /** Whether it is a key of KMS; an alias, which has no policy, is none. */
    public boolean isKmsKey() {
        return service.equals("kms") && resource.startsWith("key/");
    }

    /** Whether a text is an account's id: twelve digits. */
    public static boolean isAccount(String text) {
        return text.length() == ACCOUNT_DIGITS && DIGITS.matcher(text).matches();
    }

    @Override
    public String toString() {
        return String.join(":", "arn", partition, service, region, account, resource);
    }
}
