package kaikin.policies.rules;

import kaikin.policies.pack.Report;
import kaikin.policies.pack.Stacks;

/** A look at all stacks together: what cannot be decided is said of the first resource, the stack's own. */
final class Everywhere {
    private Everywhere() {}

    static void of(Stacks stacks, Report report, Runnable look) {
        stacks.resources().findFirst().ifPresent(first -> report.check(first, look));
    }
}
