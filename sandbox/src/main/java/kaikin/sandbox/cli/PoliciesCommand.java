package kaikin.sandbox.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kaikin.policies.pack.StackFiles;
import kaikin.policies.pack.Stacks;
import kaikin.policies.pack.Verdicts;
import kaikin.policies.plan.Plan;
import kaikin.policies.rules.KaikinPack;
import kaikin.sandbox.Plans;
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
    private Day day = new Day();

    @Parameters(
            arity = "0..*",
            paramLabel = "STACK",
            description = "the stacks to look at together (default: all that have a Pulumi.STACK.yaml)")
    private List<String> stacks = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        try {
            var accounts = StackFiles.accounts(Project.directory());
            var verdicts = Verdicts.of(KaikinPack.of(accounts), new Stacks(plans()), day.today());
            System.out.print(verdicts.text());
            return verdicts.status();
        } catch (IOException e) {
            throw new NoAnswer(e);
        }
    }

    private List<Plan> plans() throws IOException, InterruptedException {
        var plans = new ArrayList<Plan>();
        for (var state : states) {
            plans.add(Plans.read(state));
        }
        if (!stacks.isEmpty()) {
            plans.addAll(Plans.record(Project.directory(), stacks));
        } else if (states.isEmpty()) {
            plans.addAll(Plans.record(Project.directory()));
        }
        if (plans.isEmpty()) {
            throw new IOException("there is no Pulumi.STACK.yaml in " + Project.directory());
        }
        return plans;
    }
}
