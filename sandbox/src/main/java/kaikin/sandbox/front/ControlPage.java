package kaikin.sandbox.front;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.Role;
import kaikin.sandbox.events.EventBridge;
import kaikin.sandbox.events.Minutes;
import kaikin.sandbox.function.FailedEvents;
import kaikin.sandbox.gateway.Credentials;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.Mishaps;
import kaikin.sandbox.gateway.Reply;
import kaikin.sandbox.gateway.Service;
import kaikin.sandbox.ssm.Agents;
import kaikin.sandbox.ssm.Commands.Invocation.Result;

/** What only the sandbox's owner may reach: time, mishaps, and other people's credentials. */
public final class ControlPage implements Service {
    private final Cloud cloud;
    private final Minutes minutes;
    private final Agents agents;
    private final EventBridge events;
    private final FailedEvents failed;
    private final Mishaps mishaps;
    private final Credentials<RoleSession> credentials;

    public ControlPage(
            Cloud cloud,
            Minutes minutes,
            Agents agents,
            EventBridge events,
            FailedEvents failed,
            Mishaps mishaps,
            Credentials<RoleSession> credentials) {
        this.cloud = cloud;
        this.minutes = minutes;
        this.agents = agents;
        this.events = events;
        this.failed = failed;
        this.mishaps = mishaps;
        this.credentials = credentials;
    }

    @Override
    public Reply answer(HttpCall call) {
        return switch (call.method() + " " + call.rawPath()) {
            case "POST /minute" -> minute();
            case "POST /silence" -> silence(call.body().text().strip());
            case "POST /redeliver" -> redeliver();
            case "POST /mishap" -> mishap(call.body().text().strip());
            case "GET /failed-events" -> Reply.text(200, lines(failed.messages()));
            case "POST /credentials" -> credentials(call.body().text().strip());
            default -> Reply.text(404, "there is no such thing here\n");
        };
    }

    private Reply minute() {
        return Reply.text(200, minutes.pass().stream().map(ControlPage::line).collect(Collectors.joining()));
    }

    private Reply silence(String server) {
        if (server.equals("--end")) {
            agents.endSilence();
            return Reply.text(200, "");
        }
        if (cloud.instances().stream().noneMatch(each -> each.name().equals(server))) {
            return Reply.text(404, "there is no server «" + server + "»\n");
        }
        agents.silence(server);
        return Reply.text(200, "");
    }

    private Reply redeliver() {
        events.redeliver();
        return Reply.text(200, "");
    }

    private Reply mishap(String order) {
        return mishaps.order(order)
                .map(problem -> Reply.text(404, problem + "\n"))
                .orElseGet(() -> Reply.text(200, ""));
    }

    private static String lines(List<String> texts) {
        return texts.stream().map(text -> text + "\n").collect(Collectors.joining());
    }

    /** A line for people: where, how it ended, and the last words. */
    private static String line(Result result) {
        var words = result.status().equals("Success") ? result.output() : result.error();
        var last = words.strip().lines().reduce("", (before, line) -> line);
        return "%s: %s: %s%n".formatted(result.instance().name(), result.status(), last);
    }

    /** As environment variables, one a line. */
    private Reply credentials(String roleArn) {
        return cloud.role(roleArn)
                .map(this::credentials)
                .orElseGet(() -> Reply.text(404, "the role «" + roleArn + "» is not deployed\n"));
    }

    private Reply credentials(Role role) {
        var issued = credentials.issue(
                new RoleSession(role.arn().account(), role.pathAndName(), "experiment"), Duration.ofHours(1));
        return Reply.text(200, """
                AWS_ACCESS_KEY_ID=%s
                AWS_SECRET_ACCESS_KEY=%s
                AWS_SESSION_TOKEN=%s
                """.formatted(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken()));
    }
}
