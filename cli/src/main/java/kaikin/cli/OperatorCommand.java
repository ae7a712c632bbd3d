package kaikin.cli;

import java.util.concurrent.Callable;
import kaikin.cli.operations.DeployedStack;
import kaikin.cli.operations.OperatorIdentity;
import kaikin.cli.plans.StackPlanRecorder;

/** A command about a deployed stack, with the caller's own credentials; what it cannot do ends in status 2. */
abstract class OperatorCommand implements Callable<Integer> {
    /** The stack that it is about. */
    abstract String stack();

    /** Does it, and says with which status it ends. */
    abstract int run(DeployedStack deployed, OperatorIdentity caller) throws Exception;

    @Override
    public final Integer call() {
        try {
            var deployed = new DeployedStack(StackPlanRecorder.record(Project.directory(), stack()));
            try (var caller = OperatorIdentity.in(deployed.region())) {
                return run(deployed, caller);
            }
        } catch (Exception e) {
            throw new UndecidedException(e);
        }
    }
}
