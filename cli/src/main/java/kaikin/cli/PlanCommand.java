package kaikin.cli;

import java.util.concurrent.Callable;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.policies.model.PlanJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan",
        description =
                "Print the recorded plan of a stack as JSON, in the form of `pulumi stack export`. No secret is in it.")
final class PlanCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STACK", description = "any stack with a Pulumi.STACK.yaml, such as account-a")
    private String stack = "";

    @Override
    public Integer call() throws Exception {
        System.out.print(PlanJson.redacted(StackPlanRecorder.record(Project.directory(), stack)));
        return 0;
    }
}
