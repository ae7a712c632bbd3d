package kaikin.policies.proofs;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.Access;
import kaikin.policies.access.GuardedResource;

/** What two sets of policies differ in. */
final class Changes {
    private final Set<String> callers;
    private final Set<String> resources;

    Changes(Access before, Access after) {
        callers = differing(before.roles(), after.roles())
                .map(role -> role.arn().toString())
                .collect(Collectors.toSet());
        resources = Stream.concat(
                        callers.stream(),
                        differing(before.resources(), after.resources()).map(GuardedResource::arn))
                .collect(Collectors.toSet());
    }

    /** Whether they have a say in an attempt. */
    boolean touch(Attempt attempt) {
        return attempt.actor().role().filter(callers::contains).isPresent()
                || resources.stream().anyMatch(arn -> attempt.deed().resource().startsWith(arn));
    }

    private static <T> Stream<T> differing(List<T> before, List<T> after) {
        return Stream.of(before, after)
                .flatMap(List::stream)
                .filter(each -> !before.contains(each) || !after.contains(each));
    }
}
