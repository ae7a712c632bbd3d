package kaikin.policies.review.alert;

import java.util.List;
import java.util.Optional;
import kaikin.policies.model.SourceLine;
import kaikin.policies.pack.Severity;

/** Alerts for tests. */
final class ReviewFixture {
    static final AlertRule WILDCARD = new AlertRule(
            "no-wildcard-action",
            "A policy allows actions by their whole names",
            "A wildcard also allows what AWS adds tomorrow",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
            Severity.CRITICAL,
            AlertLevel.ERROR);
    static final AlertRule LOGS = new AlertRule(
            "log-groups-forget",
            "A log group has an end",
            "Logs are kept for ever",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/",
            Severity.LOW,
            AlertLevel.WARNING);
    private static final Location CREATED =
            line("stacks/src/main/java/kaikin/stacks/fleet/OperatorRole.java", 31, "makes it");
    private static final Location COMPONENT =
            line("stacks/src/main/java/kaikin/stacks/fleet/Fleet.java", 57, "the component around it");

    private ReviewFixture() {}

    static Alerts all(Alert... alerts) {
        return new Alerts(List.of(WILDCARD, LOGS), List.of(alerts));
    }

    static Alert wildcard(String name) {
        return at(name, List.of(CREATED, COMPONENT));
    }

    static Location line(String file, int line, String what) {
        return new Location(new SourceLine(file, line), what);
    }

    static Alert at(String name, List<Location> places) {
        return about(name, "Send: ssm:*", places);
    }

    static Alert about(String name, String subject, List<Location> places) {
        return new Alert(
                WILDCARD,
                AlertLevel.ERROR,
                "account-b",
                "aws:iam/rolePolicy:RolePolicy",
                name,
                subject,
                places,
                "allows «ssm:*»: name the actions",
                Optional.empty());
    }

    static Alert logs(String name) {
        return new Alert(
                LOGS,
                AlertLevel.WARNING,
                "account-a",
                "aws:cloudwatch/logGroup:LogGroup",
                name,
                "",
                List.of(CREATED),
                "has no retention: set one",
                Optional.empty());
    }

    static Alert exempt(Alert alert, String reason) {
        return new Alert(
                alert.rule(),
                AlertLevel.NOTE,
                alert.stack(),
                alert.type(),
                alert.name(),
                alert.subject(),
                alert.places(),
                alert.message(),
                Optional.of(reason));
    }
}
