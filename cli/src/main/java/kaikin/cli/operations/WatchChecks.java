package kaikin.cli.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.aws.AwsClients;
import kaikin.contract.Figure;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Checks what CloudWatch knows: the alarms, and what the webhook function counted. */
record WatchChecks(AwsClients clients, DeployedStack stack, Clock clock) {
    private static final String PREFIX = "kaikin-";
    private static final int PERIOD = 60;
    /** The figures of a minute are kept for fifteen days. */
    private static final Duration LOOKED_BACK = Duration.ofDays(14);

    /** The webhook function looks into all lists once an hour. */
    private static final Duration BETWEEN_CHECKS = Duration.ofMinutes(65);

    List<CheckResult> alarms() {
        var found =
                cloudWatch().describeAlarmsPaginator(request -> request.alarmNamePrefix(PREFIX)).metricAlarms().stream()
                        .collect(Collectors.toMap(MetricAlarm::alarmName, alarm -> alarm));
        var findings = new ArrayList<CheckResult>();
        var quiet = 0;
        for (var name : stack.alarms()) {
            var alarm = Optional.ofNullable(found.get(name));
            if (alarm.isEmpty()) {
                findings.add(CheckResult.wrong(
                        "alarm " + name, "it is not there", "pulumi up --refresh -s " + stack.name()));
            } else if (alarm.get().stateValue() == StateValue.ALARM) {
                findings.add(CheckResult.wrong(
                        "alarm " + name,
                        "in ALARM since " + alarm.get().stateUpdatedTimestamp() + ": "
                                + alarm.get().alarmDescription(),
                        "docs/operations.md#alarms"));
            } else {
                quiet++;
            }
        }
        findings.add(CheckResult.fine("alarms", quiet + " of " + stack.alarms().size() + " are quiet"));
        return findings;
    }

    /** When Chatwork's signature was last a good one, and whether the lists could be read, by what was counted then. */
    List<CheckResult> webhook() {
        var now = clock.instant();
        var queries = Stream.of(Figure.ASKED, Figure.BAD_SIGNATURE, Figure.SILENT)
                .map(WatchChecks::query)
                .toList();
        var results = cloudWatch()
                .getMetricDataPaginator(request -> request.metricDataQueries(queries)
                        .startTime(now.minus(LOOKED_BACK))
                        .endTime(now))
                .metricDataResults()
                .stream()
                .toList();
        return List.of(
                webhook(last(results, Figure.ASKED), last(results, Figure.BAD_SIGNATURE)),
                lists(last(results, Figure.SILENT).filter(minute -> minute.isAfter(now.minus(BETWEEN_CHECKS)))));
    }

    private static CheckResult webhook(Optional<Instant> signed, Optional<Instant> badlySigned) {
        var since = signed.map(minute -> "the last message with a good signature came at " + minute)
                .orElse("no message with a good signature for " + LOOKED_BACK.toDays() + " days");
        if (badlySigned.isPresent()
                && signed.filter(minute -> !minute.isBefore(badlySigned.get())).isEmpty()) {
            return CheckResult.wrong(
                    "webhook",
                    since + ", one with a bad signature at " + badlySigned.get(),
                    "see kaikin-bad-signatures in docs/operations.md#in-the-hub");
        }
        return signed.isPresent()
                ? CheckResult.fine("webhook", since)
                : CheckResult.note("webhook", since + ": send the bot a message, to see that it answers");
    }

    /** That a list came says nothing of what is in it: the hourly check has read them. */
    private static CheckResult lists(Optional<Instant> notBelieved) {
        return notBelieved
                .map(minute -> CheckResult.wrong(
                        "hourly check",
                        "at " + minute + " it found lists that cannot be believed",
                        "see kaikin-servers-silent in docs/operations.md#in-the-hub"))
                .orElseGet(() -> CheckResult.fine("hourly check", "no list that cannot be believed in the last hour"));
    }

    private static Optional<Instant> last(List<MetricDataResult> results, Figure figure) {
        return results.stream()
                .filter(result -> id(figure).equals(result.id()))
                .flatMap(result -> result.timestamps().stream())
                .max(Instant::compareTo);
    }

    /** An id begins with a small letter. */
    private static String id(Figure figure) {
        return "f" + figure;
    }

    private static MetricDataQuery query(Figure figure) {
        var metric = Metric.builder()
                .namespace(Figure.NAMESPACE)
                .metricName(figure.toString())
                .dimensions(Dimension.builder()
                        .name(Figure.DIMENSION)
                        .value(Figure.WEBHOOK)
                        .build())
                .build();
        return MetricDataQuery.builder()
                .id(id(figure))
                .metricStat(stat -> stat.metric(metric).period(PERIOD).stat("Sum"))
                .build();
    }

    private CloudWatchClient cloudWatch() {
        return clients.client("monitoring", CloudWatchClient.builder());
    }
}
