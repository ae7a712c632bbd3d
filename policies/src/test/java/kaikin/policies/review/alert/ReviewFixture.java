package kaikin.policies.review.alert;

import java.util.List;
import java.util.Optional;
import kaikin.policies.model.SourceLine;
import kaikin.policies.pack.Severity;

/** Alerts for tests. */
final class ReviewFixture {
    static final Alert.Rule WILDCARD = new Alert.Rule(
            "no-wildcard-action",
            "A policy allows actions by their whole names",
            "A wildcard also allows what AWS adds tomorrow",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
            Severity.CRITICAL,
            Alert.Level.ERROR);
    static final Alert.Rule LOGS = new Alert.Rule(
            "log-groups-forget",
            "A log group has an end",
            "Logs are kept for ever",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/",
            Severity.LOW,
            Alert.Level.WARNING);
    private static final Alert.Location CREATED =
            line("stacks/src/main/java/kaikin/stacks/fleet/OperatorRole.java", 31, "makes it");
    private static final Alert.Location COMPONENT =
            line("stacks/src/main/java/kaikin/stacks/fleet/Fleet.java", 57, "the component around it");

    private ReviewFixture() {}

    static Alerts all(Alert... alerts) {
        return new Alerts(List.of(WILDCARD, LOGS), List.of(alerts));
    }

    static Alert wildcard(String name) {
        return at(name, List.of(CREATED, COMPONENT));
    }

    static Alert.Location line(String file, int line, String what) {
        return new Alert.Location(new SourceLine(file, line), what);
    }

    static Alert at(String name, List<Alert.Location> places) {
        return about(name, "Send: ssm:*", places);
    }

    static Alert about(String name, String subject, List<Alert.Location> places) {
        return new Alert(
                WILDCARD,
                Alert.Level.ERROR,
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
                Alert.Level.WARNING,
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
                Alert.Level.NOTE,
                alert.stack(),
                alert.type(),
                alert.name(),
                alert.subject(),
                alert.places(),
                alert.message(),
                Optional.of(reason));
    }
}
