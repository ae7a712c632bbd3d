package kaikin.cli.scenarios;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.Access;
import kaikin.policies.iam.ActionElement.ActionPattern;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.ResourceElement;
import kaikin.policies.iam.Statement;
import kaikin.policies.iam.Statement.Effect;
import kaikin.sandbox.audit.Audit.AuditEntry;

/**
 * What one Allow statement grants: one action on one of its resources; trust policies have none.
 *
 * @param account that the policy is deployed in
 * @param statement as the audit quotes it
 */
record AllowedCall(String account, String statement, String action, Optional<String> resource) {
    /** Everything that the plans allow. */
    static List<AllowedCall> of(Access access) {
        var ofRoles = access.roles().stream()
                .flatMap(role -> Stream.concat(role.policies().stream(), role.trust().stream())
                        .flatMap(policy -> of(role.account(), policy)));
        var ofResources = access.resources().stream().flatMap(resource -> of(resource.account(), resource.policy()));
        return Stream.concat(ofRoles, ofResources).toList();
    }

    private static Stream<AllowedCall> of(String account, NamedPolicy policy) {
        return policy.document().statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .flatMap(statement -> of(account, policy.name() + ": " + statement.sid(), statement));
    }

    private static Stream<AllowedCall> of(String account, String name, Statement statement) {
        return statement.actions().patterns().stream()
                .map(ActionPattern::toString)
                .flatMap(action ->
                        resources(statement).map(resource -> new AllowedCall(account, name, action, resource)));
    }

    private static Stream<Optional<String>> resources(Statement statement) {
        return statement
                .resources()
                .map(ResourceElement::patterns)
                .map(patterns -> patterns.stream().map(pattern -> Optional.of(pattern.text())))
                .orElseGet(() -> Stream.of(Optional.empty()));
    }

    /** Whether this is what a decision rested on. */
    boolean isUsedBy(AuditEntry entry) {
        return entry.allowed()
                && entry.action().equalsIgnoreCase(action)
                && List.of(entry.statement().split(" \\+ ", -1)).contains(statement)
                && account.equals(isOfResource() ? entry.account() : homeOf(entry))
                && resource.map(pattern -> entry.resource().matches(regex(pattern)))
                        .orElse(true);
    }

    /** A resource's policies have their kind in their name. */
    private boolean isOfResource() {
        return statement.matches(".* \\((trust|bus|bucket|function|queue)\\): .*");
    }

    private static String homeOf(AuditEntry entry) {
        var parts = entry.principal().split(":", -1);
        return parts.length > 4 ? parts[4] : "";
    }

    private static String regex(String pattern) {
        return Stream.of(pattern.split("(?<=\\*)|(?=\\*)", -1))
                .map(part -> part.equals("*") ? ".*" : Pattern.quote(part))
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return account + " " + statement + ": " + action
                + resource.map(each -> " on " + each).orElse("");
    }
}
