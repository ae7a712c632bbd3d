package kaikin.policies.iam;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one who asks; each kind brings the condition keys that AWS derives from it. */
public sealed interface Caller {
    /** The account whose policies speak for it; empty for services and anonymous callers. */
    Optional<String> home();

    /** The condition keys that follow from who it is. */
    RequestContext context();

    /**
     * Someone who has assumed a role.
     *
     * @param role the role's name, its path in front where it has one
     */
    record RoleSession(String account, String role, String session, Optional<String> sourceIdentity) implements Caller {
        public RoleSession {
            if (!Arn.isAccount(account) || role.isEmpty() || session.isEmpty()) {
                throw new IllegalArgumentException(
                        "a role session needs an account of twelve digits, a role and a session name");
            }
        }

        public RoleSession(String account, String role, String session) {
            this(account, role, session, Optional.empty());
        }

        /** Someone who has assumed the role at this ARN. */
        public static RoleSession of(Arn role, Optional<String> sourceIdentity) {
            return new RoleSession(
                    role.account(), role.resource().replaceFirst("^role/", ""), "session", sourceIdentity);
        }

        /** The role's ARN, which is what aws:PrincipalArn holds. */
        public Arn roleArn() {
            return new Arn("aws", "iam", "", account, "role/" + role);
        }

        /** The session's ARN; a role's path is not part of it. */
        public Arn sessionArn() {
            var name = role.substring(role.lastIndexOf('/') + 1);
            return new Arn("aws", "sts", "", account, "assumed-role/" + name + "/" + session);
        }

        @Override
        public Optional<String> home() {
            return Optional.of(account);
        }

        @Override
        public RequestContext context() {
            var context = RequestContext.derived(Map.of(
                    ConditionKeys.PRINCIPAL_ARN,
                    List.of(roleArn().toString()),
                    ConditionKeys.PRINCIPAL_ACCOUNT,
                    List.of(account),
                    ConditionKeys.PRINCIPAL_TYPE,
                    List.of("AssumedRole"),
                    ConditionKeys.PRINCIPAL_IS_AWS_SERVICE,
                    List.of("false")));
            return sourceIdentity
                    .map(identity -> context.with("aws:SourceIdentity", identity))
                    .orElse(context);
        }

        @Override
        public String toString() {
            return sessionArn().toString();
        }
    }

    /** An AWS service that acts for itself, such as events.amazonaws.com. */
    record ServicePrincipal(String name) implements Caller {
        @Override
        public Optional<String> home() {
            return Optional.empty();
        }

        @Override
        public RequestContext context() {
            return RequestContext.derived(Map.of(
                    ConditionKeys.PRINCIPAL_IS_AWS_SERVICE, List.of("true"),
                    ConditionKeys.PRINCIPAL_SERVICE_NAME, List.of(name),
                    ConditionKeys.PRINCIPAL_SERVICE_NAMES_LIST, List.of(name)));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Someone who hasn't signed the request. */
    record Anonymous() implements Caller {
        @Override
        public Optional<String> home() {
            return Optional.empty();
        }

        @Override
        public RequestContext context() {
            return RequestContext.derived(Map.of(
                    ConditionKeys.PRINCIPAL_ACCOUNT, List.of("anonymous"),
                    ConditionKeys.PRINCIPAL_TYPE, List.of("Anonymous"),
                    ConditionKeys.PRINCIPAL_IS_AWS_SERVICE, List.of("false")));
        }

        @Override
        public String toString() {
            return "an anonymous caller";
        }
    }
}
