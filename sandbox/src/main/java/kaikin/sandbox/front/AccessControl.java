package kaikin.sandbox.front;

import java.time.Duration;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.Role;
import kaikin.sandbox.gateway.Credentials;
import kaikin.sandbox.gateway.Mishaps;
import kaikin.sandbox.gateway.Reply;

/** Other people's credentials, and calls that go wrong. */
public record AccessControl(Cloud cloud, Credentials<RoleSession> credentials, Mishaps mishaps) {
    public void addTo(ControlPage page) {
        page.add("POST /credentials", this::credentials);
        page.add("POST /revoke", this::revoke);
        page.add(
                "POST /mishap",
                order -> mishaps.order(order)
                        .map(problem -> Reply.text(404, problem + "\n"))
                        .orElseGet(ControlPage::done));
    }

    private Reply revoke(String roleArn) {
        if (roleArn.startsWith("--end")) {
            cloud.revoked().stream()
                    .filter(each -> roleArn.equals("--end") || roleArn.equals("--end " + each))
                    .forEach(cloud::restore);
            return ControlPage.done();
        }
        return cloud.revoke(roleArn)
                .map(role -> ControlPage.done())
                .orElseGet(() -> Reply.text(404, "the role «" + roleArn + "» is not deployed\n"));
    }

    /** As environment variables, one a line. */
    private Reply credentials(String roleArn) {
        return cloud.role(roleArn)
                .map(this::issue)
                .orElseGet(() -> Reply.text(404, "the role «" + roleArn + "» is not deployed\n"));
    }

    private Reply issue(Role role) {
        var issued = credentials.issue(
                new RoleSession(role.arn().account(), role.pathAndName(), "experiment"), Duration.ofHours(1));
        return Reply.text(200, """
                AWS_ACCESS_KEY_ID=%s
                AWS_SECRET_ACCESS_KEY=%s
                AWS_SESSION_TOKEN=%s
                """.formatted(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken()));
    }
}
