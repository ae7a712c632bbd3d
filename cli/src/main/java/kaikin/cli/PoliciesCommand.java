package kaikin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.policies.model.Plan;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.PackReport;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.rules.KaikinPack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "policies",
        description =
                "Hold policy pack and intended access against the program's plans, or exported states. See docs/policies.md.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all is fine, or exempt", "1:something is wrong", "2:something cannot be decided, or read"},
        sortOptions = false)
final class PoliciesCommand implements Callable<Integer> {
    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "look at this exported state instead of the program's own plans (once per stack)")
    private List<Path> states = new ArrayList<>();

    @Mixin
    private DateOption day = new DateOption();

    @Parameters(
            arity = "0..*",
            paramLabel = "STACK",
            description = "the stacks to look at together (default: all that have a Pulumi.STACK.yaml)")
    private List<String> stacks = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        try {
            var accounts = OwnAccounts.ofProject(Project.directory());
            var verdicts = PackReport.of(KaikinPack.of(accounts), new StackPlans(plans()), day.today());
            System.out.print(verdicts.text());
            return verdicts.status();
        } catch (IOException e) {
            throw new UndecidedException(e);
        }
    }

    private List<Plan> plans() throws IOException, InterruptedException {
        var plans = new ArrayList<Plan>();
        for (var state : states) {
            plans.add(StackPlanRecorder.read(state));
        }
        if (!stacks.isEmpty()) {
            plans.addAll(StackPlanRecorder.record(Project.directory(), stacks));
        } else if (states.isEmpty()) {
            plans.addAll(StackPlanRecorder.record(Project.directory()));
        }
        if (plans.isEmpty()) {
            throw new IOException("there is no Pulumi.STACK.yaml in " + Project.directory());
        }
        return plans;
    }
}
