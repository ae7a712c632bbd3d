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
import kaikin.stacks.monitoring.AlarmTopic;
import kaikin.stacks.monitoring.CommandAlarms;

/** The guarded servers of one account, with what they need there. */
public final class Fleet extends ComponentResource {
    /**
     * The fleet.
     *
     * @param bus the hub's, where this stack makes it; another stack's must be there already
     */
    public Fleet(Deployment place, FleetSettings settings, Optional<Resource> bus, Optional<AlarmTopic> topic) {
        super("kaikin:fleet:Fleet", "fleet");
        var children = ComponentResourceOptions.builder().parent(this).build();
        var script = new ServerScript(place);
        settings.serverRole()
                .map(name -> new RoleArn(place.account(), name))
                .ifPresentOrElse(
                        role -> new AdoptedServerRole(place, role, children), () -> new ServerRole(place, children));
        new ServerDocument(ReleaseDocument.NAME, script.release(), children);
        new UnbanOperatorRole(place, settings.tag(), children);
        new InvocationReaderRole(place, children);
        new ReleaseEventForwarding(place, bus, children);
        var upload = new ServerDocument(UploadDocument.NAME, script.upload(), children);
        new BanListUploadSchedule(place, settings.tag(), upload, children);
        new CommandAlarms(UnforwardedEvents.NAME, topic, children);
        registerOutputs(Map.of());
    }
}
