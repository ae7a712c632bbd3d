package kaikin.policies.rules;

import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.iam.Statement;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;

/** A rule about each statement that allows something, in a policy of any kind. */
public abstract class AllowRule extends ResourceValidation {
    /** Takes what a rule says is wrong with a statement. */
    public interface Problems {
        /**
         * One thing is wrong.
         *
         * @param part of the statement; anything else that is as wrong in it is another part
         * @param problem in words that go on after the statement's name
         */
        void accept(String part, String problem);
    }

    public AllowRule(String name, RuleDescription about) {
        super(name, about);
    }

    @Override
    public final boolean concerns(PlannedResource resource) {
        return AttachedPolicy.mayBeOn(resource);
    }

    @Override
    protected final void validate(PlannedResource resource, RuleReport report) {
        PolicyCheck.of(
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
    public static String on(Object action, Statement statement) {
        return statement
                .resources()
                .map(resources -> action + " on " + resources.text())
                .orElseGet(action::toString);
    }

    /** Says what is wrong with a statement. */
    public abstract void validate(Statement statement, AttachedPolicy policy, Problems problems);
}
