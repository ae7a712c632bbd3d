package kaikin.bench.inside;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import kaikin.policies.access.Access;
import kaikin.policies.access.AccessDiff;
import kaikin.policies.intended.Claims;
import kaikin.policies.model.Plan;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.rules.KaikinPack;

/**
 * What a review or the policy pack does once the plans are there, measured from their first class on.
 *
 * <p>Arguments: {@code access} or {@code pack}, and the directory of the plans.
 */
public final class FleetsMain {
    private FleetsMain() {}

    public static void main(String[] arguments) throws Exception {
        var directory = Path.of(arguments[1]);
        var before = ManyFleets.read(directory, true);
        var after = ManyFleets.read(directory, false);
        var accounts = new OwnAccounts(
                after.stream()
                        .collect(Collectors.toMap(
                                Plan::stack,
                                plan -> OwnAccounts.UNKNOWN.of(plan).orElseThrow())),
                Set.of());
        var begun = cpu();
        switch (arguments[0]) {
            case "access" -> {
                var is = Access.of(after);
                var changes = AccessDiff.between(Access.of(before), is);
                var compared = cpu();
                var results = Claims.of(is).results();
                tell("diff", compared - begun);
                tell("claims", cpu() - compared);
                tell("changes", changes.size());
                tell(
                        "failing",
                        results.stream().filter(each -> !each.holds()).toList().size());
            }
            case "pack" -> {
                var findings = KaikinPack.of(accounts).validate(new StackPlans(after), LocalDate.of(2026, 1, 1));
                tell("findings", findings.size());
            }
            default -> throw new IllegalArgumentException("no such work: " + arguments[0]);
        }
        tell("cpu", cpu() - begun);
    }

    /** Seconds of the processors so far. */
    private static double cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private static void tell(String name, double value) {
        System.out.println(name + "\t" + value);
    }
}
