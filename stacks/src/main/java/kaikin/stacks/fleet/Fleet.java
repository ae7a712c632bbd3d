package kaikin.stacks.fleet;

import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import java.util.Map;
import java.util.Optional;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.RoleArn;
import kaikin.contract.UploadDocument;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.config.FleetSettings;
import kaikin.stacks.fleet.ReleaseEventForwarding.UnforwardedEvents;
import kaikin.stacks.monitoring.AlarmTopic;
import kaikin.stacks.monitoring.CommandAlarms;

/** The guarded servers of one account, with what they need there. */
public final class Fleet extends ComponentResource {
    public Fleet(Args args, ComponentResourceOptions options) {
        super("kaikin:fleet:Fleet", "fleet", options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        var place = args.place();
        var tag = args.settings().tag();
        var script = new ServerScript(place);
        args.settings()
                .serverRole()
                .map(name -> new RoleArn(place.account(), name))
                .ifPresentOrElse(
                        role -> new AdoptedServerRole(new AdoptedServerRole.Args(place, role), children),
                        () -> new ServerRole(place, children));
        new ServerDocument(ReleaseDocument.NAME, script.release(), children);
        new UnbanOperatorRole(new UnbanOperatorRole.Args(place, tag), children);
        new InvocationReaderRole(place, children);
        new ReleaseEventForwarding(new ReleaseEventForwarding.Args(place, args.bus()), children);
        var upload = new ServerDocument(UploadDocument.NAME, script.upload(), children);
        new BanListUploadSchedule(new BanListUploadSchedule.Args(place, tag, upload), children);
        new CommandAlarms(new CommandAlarms.Args(UnforwardedEvents.NAME, args.topic()), children);
        registerOutputs(Map.of());
    }

    /**
     * What a fleet is told.
     *
     * @param bus the hub's, where this stack makes it; another stack's must be there already
     */
    public record Args(Deployment place, FleetSettings settings, Optional<Resource> bus, Optional<AlarmTopic> topic) {}
}
