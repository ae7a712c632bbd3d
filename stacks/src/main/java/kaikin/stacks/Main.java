package kaikin.stacks;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ComponentResourceOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaikin.contract.RoleNames;
import kaikin.contract.ServerTag;
import kaikin.stacks.config.StackSettings;
import kaikin.stacks.config.StackValues;
import kaikin.stacks.engine.EngineChannels;
import kaikin.stacks.engine.RunnerDelay;
import kaikin.stacks.fleet.Fleet;
import kaikin.stacks.hub.Hub;
import kaikin.stacks.monitoring.AlarmTopic;
import kaikin.stacks.monitoring.Dashboard;

/** The program that {@code pulumi up} runs, once per account. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (List.of(args).equals(List.of("--version"))) {
            System.out.println("kaikin " + commit());
            return;
        }
        EngineChannels.install(System.getenv());
        Pulumi.withOptions(SourcePositions.options(System.getenv())).run(Main::deploy);
    }

    private static void deploy(Context context) {
        RunnerDelay.install();
        var settings = StackSettings.read(StackValues.of(context.stackName(), System.getenv()));
        // Where it is missing the engine would print a stack trace of the SDK's.
        if (!Files.exists(Path.of(Hub.ARCHIVE))) {
            throw new RunException(Hub.ARCHIVE + " is missing: run ./mvnw -q package");
        }
        var place = settings.place();
        var options = ComponentResourceOptions.Empty;
        var topic =
                settings.alarmAddress().map(address -> new AlarmTopic(new AlarmTopic.Args(place, address), options));
        var hub = settings.hub().map(each -> new Hub(new Hub.Args(place, each, topic), options));
        hub.ifPresent(each -> {
            context.export("webhookUrl", each.url());
            context.export("dashboardUrl", Dashboard.url(place));
        });
        settings.fleet().ifPresent(fleet -> {
            new Fleet(new Fleet.Args(place, fleet, hub.map(Hub::bus), topic), options);
            context.export("serverTag", text(fleet.tag()));
        });
        context.export("builtFrom", commit());
        context.export("nextSteps", String.join("\n", nextSteps(settings)));
    }

    /** As {@code git describe} calls it; {@code -dirty} where more than the commit was built. */
    private static String commit() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                // Maven's own words, or none, where it had nothing to put in.
                .filter(commit -> !commit.isBlank() && !commit.startsWith("${"))
                .orElse("no commit");
    }

    /** Lists what is left to do by hand after a stack is up. */
    private static List<String> nextSteps(StackSettings settings) {
        var account = settings.place().account();
        var steps = new ArrayList<String>();
        settings.alarmAddress()
                .ifPresent(address -> steps.add("Confirm the subscription that AWS mails to " + address + "."));
        settings.hub().ifPresent(hub -> {
            steps.add("Paste webhookUrl into the bot's webhook settings in Chatwork, for events «mention to account».");
            hub.accounts().stream()
                    .filter(other -> !other.equals(account))
                    .sorted()
                    .forEach(other -> steps.add("Bring up the stack of account " + other + "."));
        });
        settings.fleet().ifPresent(fleet -> {
            var tagged = "Tag each server of this account with " + text(fleet.tag());
            steps.add(fleet.serverRole()
                    .map(role -> tagged + "; it must run with the role " + role + ".")
                    .orElseGet(() -> tagged + ", and give it the instance profile "
                            + RoleNames.server(account).name() + "."));
        });
        return steps;
    }

    private static String text(ServerTag tag) {
        return tag.key() + ": " + tag.value();
    }
}
