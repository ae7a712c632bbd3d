package kaikin.stacks;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import java.nio.file.Path;
import java.util.List;
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
            System.out.println("kaikin " + Build.commit());
            return;
        }
        EngineChannels.install(System.getenv());
        Pulumi.withOptions(SourcePositions.options(System.getenv())).run(Main::deploy);
    }

    private static void deploy(Context context) {
        RunnerDelay.install();
        var settings = StackSettings.read(StackValues.of(context.stackName(), System.getenv()));
        Build.requireArchives(Path.of(""));
        var place = settings.place();
        var topic = settings.alarmAddress().map(address -> new AlarmTopic(place, address));
        var hub = settings.hub().map(each -> new Hub(place, each, topic));
        hub.ifPresent(each -> {
            context.export("webhookUrl", each.url());
            context.export("dashboardUrl", Dashboard.url(place));
        });
        settings.fleet().ifPresent(fleet -> {
            new Fleet(place, fleet, hub.map(each -> each.bus().bus()), topic);
            context.export("serverTag", NextSteps.text(fleet.tag()));
        });
        context.export("builtFrom", Build.commit());
        context.export("nextSteps", String.join("\n", new NextSteps(settings).texts()));
    }
}
