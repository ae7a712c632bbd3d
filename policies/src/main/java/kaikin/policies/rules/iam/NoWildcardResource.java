package kaikin.policies.rules.iam;

import java.util.List;
import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.iam.ActionElement.ActionPattern;
import kaikin.policies.iam.ResourceElement.ResourcePattern;
import kaikin.policies.iam.Statement;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.rules.AllowRule;
import kaikin.policies.rules.BindingConditions;

/** Resources are named. */
public final class NoWildcardResource extends AllowRule {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A policy allows actions on named resources, or on tagged ones: no «*», no NotResource, no account or region left open",
                    "What is not named is everything of that kind, also what others make tomorrow",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege")
            .covering("CKV_AWS_355", "CKV_AWS_356", "W11", "W12", "W13", "AwsSolutions-IAM5");

    /** All of it, an account or a region left open, or nothing named after the kind of resource. */
    private static final String OPEN = "\\*|arn:[^:]*:[^:]*:[^:]*[*?].*|arn:[^:]*:[^:]*:[^:]*:[^:]*[*?].*"
            + "|arn:([^:]*:){4}([a-z-]+[:/])?[*?/:]*";

    /** One account's instances or such. */
    private static final String KIND = "arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]+:[0-9]{12}:[a-z-]+/\\*";

    public NoWildcardResource() {
        super("no-wildcard-resource", ABOUT);
    }

    @Override
    public void validate(Statement statement, AttachedPolicy policy, Problems problems) {
        statement.resources().ifPresent(resources -> {
            if (resources.excluded()) {
                problems.accept(on(statement.actions(), statement), "allows everything but " + resources);
            }
            resources.patterns().stream()
                    .map(ResourcePattern::text)
                    .filter(resource ->
                            resource.matches(OPEN) && !(resource.matches(KIND) && BindingConditions.byTag(statement)))
                    .forEach(resource -> actions(statement)
                            .forEach(action -> problems.accept(
                                    action + " on " + resource,
                                    "allows " + action + " on «" + resource + "»: name the resource")));
        });
    }

    /** Each by itself: what is exempt for one action is not for the next. */
    private static List<String> actions(Statement statement) {
        var actions = statement.actions();
        return actions.excluded()
                ? List.of(actions.toString())
                : actions.patterns().stream().map(ActionPattern::text).toList();
    }
}
