package kaikin.webhook;

import java.util.ArrayList;
import java.util.List;
import kaikin.contract.OutcomeCheck;

/** Checks that are only remembered, or not taken at all. */
public final class MemoryChecks implements OutcomeCheckQueue {
    private final List<OutcomeCheck> scheduled = new ArrayList<>();
    private boolean failing;

    /** From now on none is taken. */
    public void fail() {
        failing = true;
    }

    /** What was scheduled so far. */
    public synchronized List<OutcomeCheck> scheduled() {
        return List.copyOf(scheduled);
    }

    @Override
    public synchronized void schedule(OutcomeCheck check) throws NotScheduledException {
        if (failing) {
            throw new NotScheduledException("SQS did not answer", new IllegalStateException());
        }
        scheduled.add(check);
    }
}
