package kaikin.sandbox.cli;

import java.util.concurrent.Callable;
import kaikin.operations.Caller;
import kaikin.operations.DeployedStack;
import kaikin.sandbox.Plans;

/** A command about a deployed stack, with the caller's own credentials; what it cannot do ends in status 2. */
abstract class OperatorCommand implements Callable<Integer> {
    /** The stack that it is about. */
    abstract String stack();

    /** Does it, and says with which status it ends. */
    abstract int run(DeployedStack deployed, Caller caller) throws Exception;

    @Override
    public final Integer call() {
        try {
            var deployed = new DeployedStack(Plans.record(Project.directory(), stack()));
            try (var caller = Caller.in(deployed.region())) {
                return run(deployed, caller);
            }
        } catch (Exception e) {
            throw new NoAnswer(e);
        }
    }
}
