package kaikin.stacks.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.pulumi.aws.cloudwatch.DashboardArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kaikin.contract.Figure;
import kaikin.contract.OutcomeCheck;
import kaikin.stacks.config.Deployment;

/** The one page that shows how the bot is. */
public final class Dashboard extends ComponentResource {
    private static final String NAME = "kaikin";

    public Dashboard(Args args, ComponentResourceOptions options) {
        super("kaikin:watch:Dashboard", NAME, options);
        new com.pulumi.aws.cloudwatch.Dashboard(
                NAME,
                DashboardArgs.builder()
                        .dashboardName(NAME)
                        .dashboardBody(args.api().applyValue(id -> new Body(args.place(), args.functions(), id).json()))
                        .build(),
                CustomResourceOptions.builder().parent(this).build());
        registerOutputs(Map.of());
    }

    public record Args(Deployment place, Functions functions, Output<String> api) {}

    /** The functions that it shows. */
    public record Functions(String webhook, String outcome) {
        /** The log groups that they write to. */
        public List<String> logGroups() {
            return Stream.of(webhook, outcome).map("/aws/lambda/"::concat).toList();
        }
    }

    /** The address at which a browser finds it. */
    public static String url(Deployment place) {
        return "https://%1$s.console.aws.amazon.com/cloudwatch/home?region=%1$s#dashboards/dashboard/%2$s"
                .formatted(place.region(), NAME);
    }

    /** The widgets, in CloudWatch's own form; a row is 24 wide. */
    private record Body(Deployment place, Functions functions, String api) {
        private static final JsonMapper JSON = JsonMapper.builder().build();

        String json() {
            try {
                return JSON.writeValueAsString(new TreeMap<>(Map.of(
                        "widgets",
                        List.of(alarms(), calls(), answers(), trouble(), time(), endings(), lists(), audit()))));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        private Map<String, Object> alarms() {
            var arns = Arrays.stream(AlarmName.values())
                    .map(name -> place.arn("cloudwatch", "alarm:" + name))
                    .toList();
            return widget("alarm", 24, Map.of("title", "Alarms", "alarms", arns));
        }

        private Map<String, Object> calls() {
            return graph(
                    "Calls of the webhook",
                    "Sum",
                    List.of(
                            List.of("AWS/ApiGateway", "Count", "ApiId", api),
                            List.of("AWS/ApiGateway", "4xx", "ApiId", api),
                            List.of("AWS/ApiGateway", "5xx", "ApiId", api)));
        }

        private Map<String, Object> answers() {
            return graph(
                    "What people asked, and got",
                    "Sum",
                    List.of(
                            figure(Figure.ASKED),
                            figure(Figure.STARTED),
                            figure(Figure.NOT_FOUND),
                            figure(Figure.REFUSED)));
        }

        private Map<String, Object> trouble() {
            return graph(
                    "What went wrong",
                    "Sum",
                    List.of(
                            List.of("AWS/Lambda", "Errors", "FunctionName", functions.webhook()),
                            List.of("AWS/Lambda", "Throttles", "FunctionName", functions.webhook()),
                            List.of("AWS/Lambda", "Errors", "FunctionName", functions.outcome()),
                            List.of("AWS/Lambda", "Throttles", "FunctionName", functions.outcome()),
                            figure(Figure.FAILED),
                            figure(Figure.DENIED),
                            figure(Figure.DOUBTED),
                            figure(Figure.INCOMPLETE),
                            figure(Figure.UNPOSTED),
                            figure(Figure.UNCHECKED),
                            figure(Figure.UNVERIFIED),
                            figure(Figure.BAD_SIGNATURE)));
        }

        private static List<String> figure(Figure figure) {
            return List.of(Figure.NAMESPACE, figure.toString(), Figure.DIMENSION, figure.function());
        }

        private Map<String, Object> time() {
            return graph(
                    "Milliseconds to an answer",
                    "p95",
                    List.of(
                            List.of("AWS/Lambda", "Duration", "FunctionName", functions.webhook()),
                            figure(Figure.LATENCY)));
        }

        private Map<String, Object> endings() {
            return graph(
                    "How releases ended",
                    "Sum",
                    List.of(
                            figure(Figure.RELEASED),
                            figure(Figure.RELEASED_IN_PART),
                            figure(Figure.NOT_RELEASED),
                            List.of(
                                    "AWS/SQS",
                                    "ApproximateNumberOfMessagesVisible",
                                    "QueueName",
                                    OutcomeCheck.FAILED_QUEUE)));
        }

        private Map<String, Object> lists() {
            return graph(
                    "Ban lists: seconds of the oldest, silent and gone servers",
                    "Maximum",
                    List.of(figure(Figure.OLDEST_LIST), figure(Figure.SILENT), figure(Figure.GONE)));
        }

        private Map<String, Object> audit() {
            return widget(
                    "log",
                    24,
                    Map.of(
                            "title",
                            "Who freed what when",
                            "region",
                            place.region(),
                            "query",
                            AuditQuery.onDashboard(functions.logGroups()),
                            "view",
                            "table"));
        }

        private Map<String, Object> graph(String title, String statistic, List<List<String>> metrics) {
            return widget(
                    "metric",
                    8,
                    Map.of(
                            "title",
                            title,
                            "region",
                            place.region(),
                            "stat",
                            statistic,
                            "period",
                            300,
                            "view",
                            "timeSeries",
                            "metrics",
                            metrics));
        }

        private static Map<String, Object> widget(String type, int width, Map<String, Object> properties) {
            return new TreeMap<>(
                    Map.of("type", type, "width", width, "height", 6, "properties", new TreeMap<>(properties)));
        }
    }
}
