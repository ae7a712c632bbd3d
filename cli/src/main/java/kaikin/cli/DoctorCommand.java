package kaikin.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.util.List;
import kaikin.cli.operations.CheckResult;
import kaikin.cli.operations.DeployedStack;
import kaikin.cli.operations.Doctor;
import kaikin.cli.operations.OperatorIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description =
                "Look at a stack's account with your own credentials, and say what is wrong and what to do. Changes nothing."
                        + " See docs/operations.md.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all is well", "1:something is wrong", "2:something could not be looked at"},
        sortOptions = false)
final class DoctorCommand extends OperatorCommand {
    @Option(names = "--stack", required = true, paramLabel = "STACK", description = "account-a or account-b, say")
    private String stack = "";

    @Option(names = "--token", description = "read the bot's API token as well, and ask Chatwork whether it takes it")
    private boolean token;

    @Option(names = "--json", description = "print what was found as JSON")
    private boolean json;

    @Override
    String stack() {
        return stack;
    }

    @Override
    int run(DeployedStack deployed, OperatorIdentity caller) throws Exception {
        var findings = new Doctor(deployed, caller, token, Clock.systemUTC()).findings();
        print(findings);
        return Doctor.status(findings);
    }

    private void print(List<CheckResult> findings) throws Exception {
        if (!json) {
            findings.forEach(System.out::println);
            return;
        }
        var document = JsonMapper.builder().build().createObjectNode().put("stack", stack);
        var array = document.putArray("findings");
        findings.forEach(each -> array.addObject()
                .put("state", each.state().toString())
                .put("subject", each.subject())
                .put("text", each.text())
                .put("todo", each.todo()));
        System.out.println(document.toPrettyString());
    }
}
