package kaikin.stacks.plan;

import java.util.List;
import kaikin.policies.model.Plan;

/**
 * The deployed plans with one thing changed.
 *
 * @param name where, and what
 */
record Mutant(String name, List<Plan> plans) {
    @Override
    public String toString() {
        return name;
    }
}
