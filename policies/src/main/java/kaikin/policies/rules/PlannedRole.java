package kaikin.policies.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Decision;
import kaikin.policies.iam.Effect;
import kaikin.policies.iam.Evaluator;
import kaikin.policies.iam.Grants;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyKind;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.iam.Statement;
import kaikin.policies.pack.CannotDecideException;
import kaikin.policies.pack.Inputs;
import kaikin.policies.plan.PlannedResource;

/**
 * A role as the plans show it.
 *
 * @param resource the role itself, or, where the role was there before, the policy that is put on it
 * @param policies the resources with its permissions
 * @param adopted whether the role was there before: then who may assume it, and what else it may, is not known
 */
record PlannedRole(
        String account, String path, PlannedResource resource, List<PlannedResource> policies, boolean adopted) {
    String arn() {
        return "arn:aws:iam::" + account + ":role/" + path;
    }

    /** The name without the path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether an ARN means this role; of a role that was there before, only the name is known. */
    boolean isAt(String arn) {
        return adopted
                ? arn.startsWith("arn:aws:iam::" + account + ":role/") && arn.endsWith("/" + name())
                : arn.equals(arn());
    }

    /** The same, at the ARN that somebody else calls it: the policy that is put on a role does not say its path. */
    PlannedRole calledAt(String arn) {
        var known = Arn.parse(arn).resource().replaceFirst("^role/", "");
        return new PlannedRole(account, known, resource, policies, adopted);
    }

    Caller.RoleSession session() {
        return new Caller.RoleSession(account, path, "anybody");
    }

    Optional<NamedPolicy> trust() {
        return documents(resource, PolicyKind.TRUST).findFirst();
    }

    /** What lets it do things; a role that carries its permissions inline is among the resources itself. */
    List<NamedPolicy> grants() {
        return Stream.concat(Stream.of(resource).filter(each -> !adopted), policies.stream())
                .flatMap(each -> documents(each, PolicyKind.IDENTITY))
                .toList();
    }

    /** The statements that allow an action. */
    Stream<Statement> allowing(String action) {
        return grants().stream()
                .flatMap(policy -> policy.document().statements().stream())
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .filter(statement -> statement.actions().cover(action));
    }

    /** Those of its trust policy that let somebody assume it. */
    Stream<Statement> trusting() {
        return trust().stream()
                .flatMap(policy -> policy.document().statements().stream())
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .filter(statement -> statement.actions().cover("sts:AssumeRole"));
    }

    /** Whether it may do something in an account, by its own policies alone. */
    Decision may(String action, String target, String owner, RequestContext context) {
        var request = new AccessRequest(session(), action, target, owner, context);
        return Evaluator.decide(request, Grants.ofIdentity(grants().toArray(NamedPolicy[]::new)));
    }

    private static Stream<NamedPolicy> documents(PlannedResource resource, PolicyKind kind) {
        return AttachedPolicy.of(resource).stream()
                .filter(policy -> policy.kind() == kind)
                .map(policy -> new NamedPolicy(resource.urn().name(), policy.document()));
    }

    /** The name of the role that a policy is put on. */
    static String roleOf(PlannedResource policy) {
        return Inputs.of(policy).optional("role").orElseThrow(() -> new CannotDecideException("its role is not there"));
    }
}
