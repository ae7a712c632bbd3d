package kaikin.policies.access;

import java.util.stream.Stream;
import kaikin.policies.iam.Effect;
import kaikin.policies.iam.Statement;

/** What a resource's own policy denies to people of its account who may do everything else there. */
final class Denials {
    private Denials() {}

    static Stream<Deal> of(GuardedResource resource) {
        return resource.policy().document().statements().stream()
                .filter(statement -> statement.effect() == Effect.DENY
                        && !statement.actions().excluded())
                .flatMap(statement -> of(resource, statement));
    }

    private static Stream<Deal> of(GuardedResource resource, Statement statement) {
        return statement.actions().patterns().stream()
                .flatMap(action -> statement.resources().stream()
                        .filter(resources -> !resources.excluded())
                        .flatMap(resources -> resources.patterns().stream())
                        .map(target -> new Deal(resource.account(), action.toString(), target.text())));
    }
}
