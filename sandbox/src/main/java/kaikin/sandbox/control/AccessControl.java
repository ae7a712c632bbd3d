package kaikin.sandbox.control;

import java.time.Duration;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.DeployedRole;
import kaikin.sandbox.gateway.Credentials;
import kaikin.sandbox.gateway.FaultInjection;
import kaikin.sandbox.gateway.ServiceResponse;

/** Other people's credentials, and calls that go wrong. */
public record AccessControl(Cloud cloud, Credentials<RoleSession> credentials, FaultInjection mishaps) {
    public void addTo(ControlApi page) {
        page.add("POST /credentials", this::credentials);
        page.add("POST /revoke", this::revoke);
        page.add(
                "POST /mishap",
                order -> mishaps.order(order)
                        .map(problem -> ServiceResponse.text(404, problem + "\n"))
                        .orElseGet(ControlApi::done));
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
}
