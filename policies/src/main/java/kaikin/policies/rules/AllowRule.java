package kaikin.policies.rules;

import java.util.function.Consumer;
import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.iam.Statement;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.plan.PlannedResource;

/** A rule about each statement that allows something, in whatever policy. */
abstract class AllowRule extends ResourceValidation {
    AllowRule(String name, About about) {
        super(name, about);
    }

    @Override
    public final boolean concerns(PlannedResource resource) {
        return AttachedPolicy.mayBeOn(resource);
    }

    @Override
    protected final void validate(PlannedResource resource, Report report) {
        Everywhere.check(
                report,
                resource,
                () -> AttachedPolicy.of(resource)
                        .forEach(policy -> policy.allowing()
                                .forEach(statement -> validate(
                                        statement,
                                        policy,
                                        problem ->
                                                report.violation(resource, "«" + statement.sid() + "» " + problem)))));
    }

    /** Says what is wrong with a statement, in words that go on after its name. */
    abstract void validate(Statement statement, AttachedPolicy policy, Consumer<String> problems);
}
