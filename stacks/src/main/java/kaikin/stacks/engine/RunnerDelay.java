package kaikin.stacks.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * A pause for the SDK's runner. Until the last resource is registered it asks without one whether that is so, and words
 * each question for a log that nobody reads: a core's work, which the rest waits for. With the pause a plan takes a third
 * less of the processor's time.
 */
public final class RunnerDelay implements Filter {
    /** Kept: a logger that nobody holds forgets its filter. */
    private static final Logger RUNNER = Logger.getLogger("com.pulumi.deployment.internal.DeploymentImpl");

    private static final String QUESTION = "Remaining tasks";
    private static final long PAUSE = Duration.ofMillis(50).toNanos();

    private RunnerDelay() {}

    /** Whoever reads that log is not disturbed. */
    public static void install() {
        if (!RUNNER.isLoggable(Level.FINEST)) {
            RUNNER.setFilter(new RunnerDelay());
            RUNNER.setLevel(Level.FINEST);
        }
    }

    @Override
    public boolean isLoggable(LogRecord entry) {
        if (entry.getMessage().startsWith(QUESTION)) {
            LockSupport.parkNanos(PAUSE);
        }
        return entry.getLevel().intValue() >= Level.INFO.intValue();
    }
}
