package kaikin.policies.iam;

import java.util.regex.Pattern;

/** A principal as a policy names it. */
public sealed interface PrincipalName {
    /** {@code *}: anyone, anonymous callers and services included. */
    record Everyone() implements PrincipalName {
        @Override
        public String toString() {
            return "*";
        }
    }

    /** An account, by its id or its root's ARN: it may pass the permission on. */
    record Account(String id) implements PrincipalName {
        @Override
        public String toString() {
            return id;
        }
    }

    /** A role, a role's session or a user, by ARN. */
    record Identity(Arn arn) implements PrincipalName {
        @Override
        public String toString() {
            return arn.toString();
        }
    }

    /** An AWS service. */
    record Service(String name) implements PrincipalName {
        @Override
        public String toString() {
            return name;
        }
    }

    /** An identity provider; no caller here comes from one. */
    record Federated(String provider) implements PrincipalName {
        @Override
        public String toString() {
            return provider;
        }
    }

    /** The unique id of a deleted role or user: it matches nobody, not even a successor of the same name. */
    record Dangling(String id) implements PrincipalName {
        @Override
        public String toString() {
            return id;
        }
    }

    /** Reads what stands under {@code AWS} in a Principal element. */
    static PrincipalName aws(String text) {
        if (text.equals("*")) {
            return new Everyone();
        }
        if (Arn.isAccount(text)) {
            return new Account(text);
        }
        return text.matches("A[A-Z]{3}[A-Z0-9]{12,124}") ? new Dangling(text) : arn(text);
    }

    /** Reads what stands under {@code Service} in a Principal element. */
    static PrincipalName service(String text) {
        if (!text.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.amazonaws\\.com(\\.cn)?")) {
            throw new MalformedPolicyException(
                    "«" + text + "» is not a service principal: write its name, such as events.amazonaws.com");
        }
        return new Service(text);
    }

    private static PrincipalName arn(String text) {
        if (text.contains("*") || text.contains("?")) {
            throw new MalformedPolicyException("the principal «" + text
                    + "» has a wildcard, which IAM takes literally or refuses: name the account and narrow it with"
                    + " aws:PrincipalArn");
        }
        var root = Pattern.compile("arn:[a-z-]+:iam::([0-9]{12}):root").matcher(text);
        if (root.matches()) {
            return new Account(root.group(1));
        }
        if (!text.matches("arn:[a-z-]+:(iam::[0-9]{12}:(role|user)/[^:]+"
                + "|sts::[0-9]{12}:(assumed-role/[^:/]+/[^:/]+|federated-user/[^:/]+))")) {
            throw new MalformedPolicyException(
                    "«" + text + "» is not a principal: name an account, a role, a session or a user by its ARN");
        }
        return new Identity(Arn.parse(text));
    }
}
