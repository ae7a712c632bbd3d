package kaikin.sandbox;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import kaikin.policies.model.Plan;

/** Where a sandbox's plans come from; asked once the machine is known to have what a sandbox needs. */
@FunctionalInterface
public interface PlanSource {
    /**
     * The plans in the order of deployment, the hub first.
     *
     * @param progress is told what takes long
     */
    List<Plan> plans(Consumer<String> progress) throws IOException, InterruptedException;
}
