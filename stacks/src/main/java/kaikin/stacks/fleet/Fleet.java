package kaikin.stacks.fleet;

import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.ServerTag;
import kaikin.contract.UploadDocument;
import kaikin.stacks.config.Place;

/** The guarded servers of one account, with what they need there. */
public final class Fleet extends ComponentResource {
    public static final ServerTag TAG = ServerTag.DEFAULT;

    public Fleet(Place place) {
        super("kaikin:fleet:Fleet", "fleet");
        var children = ComponentResourceOptions.builder().parent(this).build();
        var script = new ServerScript(place);
        new ServerRole(place, children);
        new ServerDocument(ReleaseDocument.NAME, script.release(), children);
        new UnbanOperatorRole(place, TAG, children);
        var upload = new ServerDocument(UploadDocument.NAME, script.upload(), children);
        new BanListUploadSchedule(place, TAG, upload, children);
        registerOutputs(Map.of());
    }
}
