package kaikin.sandbox.control;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.DeployedRole;
import kaikin.sandbox.cloud.Instance;
import kaikin.sandbox.gateway.Credentials;
import kaikin.sandbox.gateway.FaultInjection;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.services.cloudwatch.Alarms;
import kaikin.sandbox.services.imds.InstanceMetadata;
import kaikin.sandbox.services.ssm.Agents;

/**
 * Orders what goes wrong: with servers, with roles, with calls, with alarms. And hands out other people's credentials.
 */
public record FaultControl(
        Cloud cloud,
        Agents agents,
        InstanceMetadata metadata,
        Credentials<RoleSession> credentials,
        FaultInjection faults,
        Alarms alarms) {
    public void addTo(ControlApi page) {
        page.add("POST /silence", this::silence);
        page.add("POST /terminate", this::terminate);
        page.add("POST /untag", this::untag);
        page.add("POST /revoke", this::revoke);
        page.add(
                "POST /mishap",
                order -> faults.order(order)
                        .map(problem -> ServiceResponse.text(404, problem + "\n"))
                        .orElseGet(ControlApi::done));
        page.add("POST /alarm", this::setAlarm);
        page.add("POST /credentials", this::credentials);
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

    private ServiceResponse revoke(String roleArn) {
        if (roleArn.startsWith("--end")) {
            cloud.revoked().stream()
                    .filter(each -> roleArn.equals("--end") || roleArn.equals("--end " + each))
                    .forEach(cloud::restore);
            return ControlApi.done();
        }
        return cloud.revoke(roleArn)
                .map(role -> ControlApi.done())
                .orElseGet(() -> ServiceResponse.text(404, "the role «" + roleArn + "» is not deployed\n"));
    }

    /** As environment variables, one a line. */
    private ServiceResponse credentials(String roleArn) {
        return cloud.role(roleArn)
                .map(this::issue)
                .orElseGet(() -> ServiceResponse.text(404, "the role «" + roleArn + "» is not deployed\n"));
    }

    private ServiceResponse issue(DeployedRole role) {
        var issued = credentials.issue(
                new RoleSession(role.arn().account(), role.pathAndName(), "experiment"), Duration.ofHours(1));
        return ServiceResponse.text(
                200, """
                AWS_ACCESS_KEY_ID=%s
                AWS_SECRET_ACCESS_KEY=%s
                AWS_SESSION_TOKEN=%s
                """.formatted(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken()));
    }

    private ServiceResponse setAlarm(String order) {
        var words = order.split(" ", 2);
        try {
            return words.length == 2 && alarms.set(words[0], words[1])
                    ? ControlApi.done()
                    : ServiceResponse.text(404, "there is no alarm «" + words[0] + "»\n");
        } catch (IllegalArgumentException e) {
            return ServiceResponse.text(400, e.getMessage() + "\n");
        }
    }
}
