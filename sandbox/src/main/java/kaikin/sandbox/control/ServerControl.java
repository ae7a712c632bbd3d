package kaikin.sandbox.control;

import java.util.Optional;
import java.util.function.Consumer;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.Instance;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.services.imds.InstanceMetadata;
import kaikin.sandbox.services.ssm.Agents;

/** What happens to servers: they fall silent, lose their tag, or are terminated. */
public record ServerControl(Cloud cloud, Agents agents, InstanceMetadata metadata) {
    public void addTo(ControlApi page) {
        page.add("POST /silence", this::silence);
        page.add("POST /terminate", this::terminate);
        page.add("POST /untag", this::untag);
    }

    private ServiceResponse silence(String server) {
        if (server.equals("--end")) {
            agents.endSilence();
            return ControlApi.done();
        }
        if (server.startsWith("--end ")) {
            var speaking = server.substring("--end ".length());
            return answer(speaking, cloud.instance(speaking), instance -> agents.endSilence(instance.name()));
        }
        return answer(server, cloud.instance(server), instance -> agents.silence(instance.name()));
    }

    private ServiceResponse terminate(String server) {
        return answer(server, cloud.terminate(server), instance -> {
            agents.forget(instance);
            metadata.remove(instance);
        });
    }

    private ServiceResponse untag(String server) {
        var tagged = cloud.instance(server)
                .flatMap(instance ->
                        cloud.untag(server, cloud.serverTag(instance.account()).key()));
        return answer(server, tagged, instance -> {});
    }

    private static ServiceResponse answer(String server, Optional<Instance> found, Consumer<Instance> whatHappens) {
        found.ifPresent(whatHappens);
        return found.isPresent()
                ? ControlApi.done()
                : ServiceResponse.text(404, "there is no server «" + server + "»\n");
    }
}
