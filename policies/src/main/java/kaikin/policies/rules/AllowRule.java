package kaikin.policies.rules;

import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.iam.Statement;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.plan.PlannedResource;

/** A rule about each statement that allows something, in whatever policy. */
abstract class AllowRule extends ResourceValidation {
    /** Where a rule says what is wrong with a statement. */
    interface Problems {
        /**
         * One thing is wrong.
         *
         * @param part what of the statement; whatever else is as wrong in it is another part
         * @param problem in words that go on after the statement's name
         */
        void accept(String part, String problem);
    }

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
                                        (part, problem) -> report.violation(
                                                resource,
                                                statement.sid() + ": " + part,
                                                "«" + statement.sid() + "» " + problem)))));
    }

    /** An action of a statement, with all that the statement allows it on. */
    static String on(Object action, Statement statement) {
        return statement
                .resources()
                .map(resources -> action + " on " + resources.text())
                .orElseGet(action::toString);
    }

    /** Says what is wrong with a statement. */
    abstract void validate(Statement statement, AttachedPolicy policy, Problems problems);
}
