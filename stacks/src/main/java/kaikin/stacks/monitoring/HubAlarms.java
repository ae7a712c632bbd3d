package kaikin.stacks.monitoring;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kaikin.contract.Figure;
import kaikin.contract.OutcomeCheck;
import kaikin.contract.ReleaseEvents;
import kaikin.stacks.monitoring.SumAlarm.Limit;
import kaikin.stacks.monitoring.SumAlarm.Metric;

/** Alarms of the hub, in one component for each thing that counts. */
public final class HubAlarms {
    private HubAlarms() {}

    public static void create(Args args, ComponentResourceOptions options) {
        new FunctionAlarms(args, options);
        new OutcomeAlarms(args, options);
        new FigureAlarms(args, options);
        new ApiAlarms(args, options);
    }

    /**
     * What is watched, and who hears of it.
     *
     * @param failedOutcomes the queue of events that nobody told
     * @param keepActive the group of the daily schedules
     * @param api the id of the HTTP API
     */
    public record Args(
            Dashboard.Functions functions,
            String failedOutcomes,
            String keepActive,
            Output<String> api,
            Optional<AlarmTopic> topic) {
        private SumAlarm.Args on(Limit limit) {
            return new SumAlarm.Args(limit, topic);
        }
    }

    /** Alarms on what Lambda counts of both functions: calls that broke, and calls that it turned away. */
    private static final class FunctionAlarms extends ComponentResource {
        FunctionAlarms(Args args, ComponentResourceOptions options) {
            super("kaikin:watch:FunctionAlarms", "function-alarms", options);
            var children = ComponentResourceOptions.builder().parent(this).build();
            var webhook = args.functions().webhook();
            var outcome = args.functions().outcome();
            new SumAlarm(AlarmName.FUNCTION_ERRORS, args.on(any(webhook, "Errors")), children);
            new SumAlarm(AlarmName.FUNCTION_THROTTLES, args.on(any(webhook, "Throttles")), children);
            new SumAlarm(AlarmName.OUTCOME_ERRORS, args.on(any(outcome, "Errors")), children);
            new SumAlarm(AlarmName.OUTCOME_THROTTLES, args.on(any(outcome, "Throttles")), children);
            registerOutputs(Map.of());
        }

        private static Limit any(String function, String metric) {
            return Limit.any(Metric.of("AWS/Lambda", metric, Map.of("FunctionName", function)));
        }
    }

    /** Alarms on the hub's side of the way from an ended release to its answer. */
    private static final class OutcomeAlarms extends ComponentResource {
        /** A check is delivered after four minutes, and tried for a quarter of an hour. */
        private static final int HALF_AN_HOUR = 1800;

        OutcomeAlarms(Args args, ComponentResourceOptions options) {
            super("kaikin:watch:OutcomeAlarms", "outcome-alarms", options);
            var children = ComponentResourceOptions.builder().parent(this).build();
            // A rule of a bus of one's own is counted by both names (the EventBridge user guide, "Metrics").
            var rule = Map.of("EventBusName", ReleaseEvents.BUS, "RuleName", ReleaseEvents.OUTCOME_RULE);
            new SumAlarm(
                    AlarmName.OUTCOMES_LOST,
                    args.on(Limit.any(Metric.visibleMessages(args.failedOutcomes()))),
                    children);
            new SumAlarm(
                    AlarmName.OUTCOMES_NOT_DELIVERED,
                    args.on(Limit.any(Metric.of("AWS/Events", "FailedInvocations", rule))),
                    children);
            new SumAlarm(
                    AlarmName.OUTCOME_CHECKS_STUCK,
                    args.on(Limit.most(Metric.oldestMessage(OutcomeCheck.QUEUE), HALF_AN_HOUR)),
                    children);
            new SumAlarm(
                    AlarmName.SNAPSHOTS_NOT_KEPT,
                    args.on(Limit.any(Metric.droppedInvocations(args.keepActive()))),
                    children);
            registerOutputs(Map.of());
        }
    }

    /** Alarms on what the functions count in their own log lines. */
    private static final class FigureAlarms extends ComponentResource {
        /** One message may come between the new token in Chatwork and ours; who gets no answer writes again. */
        private static final int A_FEW = 3;

        /** A bot that few people need gets no more than some messages an hour. */
        private static final Duration WITHIN = Duration.ofHours(1);

        FigureAlarms(Args args, ComponentResourceOptions options) {
            super("kaikin:watch:FigureAlarms", "figure-alarms", options);
            var children = ComponentResourceOptions.builder().parent(this).build();
            new SumAlarm(AlarmName.RELEASES_DENIED, args.on(any(Figure.DENIED)), children);
            new SumAlarm(AlarmName.STALE_LISTS, args.on(any(Figure.DOUBTED)), children);
            new SumAlarm(AlarmName.LISTS_NOT_ALL_READ, args.on(any(Figure.INCOMPLETE)), children);
            // As often as it is looked: so the alarm stays while a server is silent.
            new SumAlarm(AlarmName.SERVERS_SILENT, args.on(new Limit(metric(Figure.SILENT), 1, WITHIN)), children);
            new SumAlarm(AlarmName.NOT_RELEASED, args.on(any(Figure.NOT_RELEASED)), children);
            new SumAlarm(AlarmName.OUTCOMES_UNCHECKED, args.on(any(Figure.UNCHECKED)), children);
            new SumAlarm(AlarmName.WEBHOOKS_UNVERIFIED, args.on(any(Figure.UNVERIFIED)), children);
            new SumAlarm(AlarmName.ANSWERS_LOST, args.on(any(Figure.UNPOSTED)), children);
            new SumAlarm(
                    AlarmName.BAD_SIGNATURES,
                    args.on(new Limit(metric(Figure.BAD_SIGNATURE), A_FEW, WITHIN)),
                    children);
            registerOutputs(Map.of());
        }

        private static Limit any(Figure figure) {
            return Limit.any(metric(figure));
        }

        private static Metric metric(Figure figure) {
            return Metric.of(Figure.NAMESPACE, figure.toString(), Map.of(Figure.DIMENSION, figure.function()));
        }
    }

    /** Alarms on what API Gateway counts of an HTTP API, whose metrics are 4xx and 5xx (a REST API says 4XXError). */
    private static final class ApiAlarms extends ComponentResource {
        /** Strangers try every address of the Internet: a few refusals are no news. */
        private static final int MANY = 100;

        ApiAlarms(Args args, ComponentResourceOptions options) {
            super("kaikin:watch:ApiAlarms", "api-alarms", options);
            var children = ComponentResourceOptions.builder().parent(this).build();
            new SumAlarm(AlarmName.API_SERVER_ERRORS, args.on(Limit.any(metric(args.api(), "5xx"))), children);
            new SumAlarm(
                    AlarmName.API_CLIENT_ERRORS,
                    args.on(new Limit(metric(args.api(), "4xx"), MANY, Duration.ofMinutes(5))),
                    children);
            registerOutputs(Map.of());
        }

        private static Metric metric(Output<String> api, String name) {
            return new Metric("AWS/ApiGateway", name, api.applyValue(id -> Map.of("ApiId", id)));
        }
    }
}
