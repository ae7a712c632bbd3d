package kaikin.policies.access;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Decision;
import kaikin.policies.iam.Evaluator;
import kaikin.policies.iam.Grants;
import kaikin.policies.iam.MalformedPolicyException;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.iam.Statement;
import kaikin.policies.iam.Statement.Effect;
import kaikin.policies.model.PlannedResource;
import org.jspecify.annotations.Nullable;

/**
 * A role as a plan has it, with its policies in whatever form they stand there.
 *
 * <p>They are read where someone asks for them: one that is not known yet or not understood throws then, and hides
 * no other role.
 */
public final class PlannedRole {
    private final Arn arn;
    private final boolean adopted;
    private final PlannedResource resource;
    private final Supplier<Optional<NamedPolicy>> trust;
    private final Supplier<List<NamedPolicy>> policies;

    PlannedRole(
            Arn arn,
            boolean adopted,
            PlannedResource resource,
            Supplier<Optional<NamedPolicy>> trust,
            Supplier<List<NamedPolicy>> policies) {
        this.arn = arn;
        this.adopted = adopted;
        this.resource = resource;
        this.trust = new Memoized<>(trust);
        this.policies = new Memoized<>(policies);
    }

    public Arn arn() {
        return arn;
    }

    public String account() {
        return arn.account();
    }

    /** The name without the path. */
    public String name() {
        return arn.name();
    }

    /** Whether it was there before: then who may assume it, its path, and what else it may is not known. */
    public boolean adopted() {
        return adopted;
    }

    /** The role itself, or, where it was there before, what is put on it first. */
    public PlannedResource resource() {
        return resource;
    }

    /** Its trust policy; empty for a role that was there before. */
    public Optional<NamedPolicy> trust() {
        return trust.get();
    }

    /** Its permissions; throws a {@link MalformedPolicyException} where one of them is not understood. */
    public List<NamedPolicy> policies() {
        return policies.get();
    }

    /** Its statements that allow an action. */
    public Stream<Statement> allowing(String action) {
        return allowing(policies().stream(), action);
    }

    /** The statements of its trust policy that let someone assume it. */
    public Stream<Statement> trusting() {
        return allowing(trust().stream(), "sts:AssumeRole");
    }

    private static Stream<Statement> allowing(Stream<NamedPolicy> policies, String action) {
        return policies.flatMap(policy -> policy.document().statements().stream())
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .filter(statement -> statement.actions().cover(action));
    }

    /** Decides whether it may do something in an account, by its own policies alone. */
    public Decision may(String action, String target, String owner, RequestContext context) {
        var request = new AccessRequest(session(), action, target, owner, context);
        return Evaluator.decide(request, Grants.ofIdentity(policies().toArray(NamedPolicy[]::new)));
    }

    /** Whether an ARN means it; the path of a role that was there before is not known. */
    public boolean isAt(String other) {
        return adopted
                ? other.startsWith("arn:aws:iam::" + account() + ":role/") && other.endsWith("/" + name())
                : other.equals(arn.toString());
    }

    /** Moves it to the ARN by which someone else names it: what is put on a role does not say its path. */
    public PlannedRole calledAt(String other) {
        return new PlannedRole(Arn.parse(other), adopted, resource, trust, policies);
    }

    /** Someone who has assumed it. */
    public Caller.RoleSession session() {
        return session(Optional.empty());
    }

    /** Someone who has assumed it in the name of someone else. */
    public Caller.RoleSession session(Optional<String> sourceIdentity) {
        return Caller.RoleSession.of(arn, sourceIdentity);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlannedRole role
                && role.arn.equals(arn)
                && role.adopted == adopted
                && role.trust().equals(trust())
                && role.policies().equals(policies());
    }

    @Override
    public int hashCode() {
        return Objects.hash(arn, adopted);
    }

    @Override
    public String toString() {
        return arn.toString();
    }

    /** A value that is worked out once; where that fails, each time. */
    private record Memoized<T>(Supplier<T> source, AtomicReference<@Nullable T> known) implements Supplier<T> {
        Memoized(Supplier<T> source) {
            this(source, new AtomicReference<>());
        }

        @Override
        public T get() {
            var value = known.get();
            if (value == null) {
                value = source.get();
                known.set(value);
            }
            return value;
        }
    }
}
