package kaikin.bench.inside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlanJson;
import kaikin.policies.plan.Program;
import kaikin.policies.plan.Recorder;
import kaikin.policies.plan.StackFile;

/**
 * The plans of a hub and so many accounts with servers, the hub's own among them, in a directory.
 *
 * <p>Hub and one fleet are recorded. The other fleets' plans are that fleet's under other account numbers, which is all
 * in which the program makes them differ.
 */
public final class ManyFleets {
    private static final Map<String, String> SECRETS =
            Map.of("kaikin:webhookToken", "c2VjcmV0", "kaikin:apiToken", "[secret]");
    private static final String HUB = "111111111111";
    private static final String FLEET = "222222222222";
    /** An action of every fleet, and what stood in its place before. */
    private static final String ACTION = "ssm:ListCommandInvocations";

    private static final String ACTION_BEFORE = "ssm:ListCommands";

    private ManyFleets() {}

    /** Makes the plans. */
    public static void make(Path project, int count, Path directory) throws IOException, InterruptedException {
        var accounts = IntStream.range(0, count).mapToObj(ManyFleets::account).toList();
        Files.copy(project.resolve("Pulumi.yaml"), directory.resolve("Pulumi.yaml"));
        stackFile(project, directory, "account-a", accounts);
        stackFile(project, directory, "account-b", accounts);
        var fleet = record(project, directory, "account-b");
        Files.writeString(directory.resolve(HUB + ".json"), record(project, directory, "account-a"));
        for (var account : accounts.subList(1, count)) {
            Files.writeString(
                    directory.resolve(account + ".json"),
                    fleet.replace(FLEET, account).replace("account-b", "account-" + account));
        }
    }

    private static String account(int index) {
        return index == 0 ? HUB : "%012d".formatted(222_222_222_221L + index);
    }

    private static void stackFile(Path project, Path directory, String stack, List<String> accounts)
            throws IOException {
        var list = accounts.stream().collect(Collectors.joining("\", \"", "[\"", "\"]"));
        var file = "Pulumi." + stack + ".yaml";
        Files.writeString(
                directory.resolve(file),
                Files.readString(project.resolve(file)).replaceAll("kaikin:fleets: .*", "kaikin:fleets: " + list));
    }

    private static String record(Path project, Path directory, String stack) throws IOException, InterruptedException {
        var program = new Program.Jar(project.resolve("stacks/target/stacks.jar"));
        return PlanJson.withSecrets(new Recorder(project, program)
                .record(StackFile.read(directory, stack, stack.equals("account-a") ? SECRETS : Map.of())));
    }

    /** The plans as they are; before, one action of every fleet was another. */
    static List<Plan> read(Path directory, boolean before) throws IOException {
        var plans = new ArrayList<Plan>();
        try (var files = Files.list(directory)) {
            for (var file : files.filter(
                            each -> String.valueOf(each.getFileName()).endsWith(".json"))
                    .sorted()
                    .toList()) {
                var json = Files.readString(file);
                plans.add(PlanJson.read(before ? json.replace(ACTION, ACTION_BEFORE) : json));
            }
        }
        return plans;
    }
}
