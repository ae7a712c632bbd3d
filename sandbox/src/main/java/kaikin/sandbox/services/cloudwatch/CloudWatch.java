package kaikin.sandbox.services.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.AuthenticatedService.SignedService;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.AuthorizationRequest;
import kaikin.sandbox.cloud.Cloud.Alarm;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.Cbor;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.ResultPage;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.gateway.SignatureV4.VerifiedSignature;

/**
 * The operations of CloudWatch that are called over the wire.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">GetMetricData</a>
 */
public final class CloudWatch implements SignedService {
    private static final String OPERATION = "/service/GraniteServiceVersion20100801/operation/";
    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]{0,254}");
    private static final int MOST_QUERIES = 500;
    private static final int MOST_ALARMS = 100;
    private static final int USUAL_ALARMS = 50;

    private final Alarms alarms;
    private final Metrics metrics;
    private final Authorizer authorizer;

    public CloudWatch(Alarms alarms, Metrics metrics, Authorizer authorizer) {
        this.alarms = alarms;
        this.metrics = metrics;
        this.authorizer = authorizer;
    }

    @Override
    public ServiceResponse answer(HttpCall call, VerifiedSignature<RoleSession> signed) {
        if (!call.method().equals("POST")
                || !call.rawPath().startsWith(OPERATION)
                || !call.headers().first("smithy-protocol").orElse("").equals("rpc-v2-cbor")) {
            throw new AwsException(404, "UnknownOperationException", "The sandbox knows CloudWatch's CBOR alone");
        }
        var operation = call.rawPath().substring(OPERATION.length());
        var request = Cbor.read(signed.payload());
        return switch (operation) {
            case "DescribeAlarms" -> describe(signed, request);
            case "GetMetricData" -> data(signed, request);
            default ->
                throw new AwsException(
                        404, "UnknownOperationException", "The sandbox does not cover cloudwatch:" + operation);
        };
    }

    private ServiceResponse describe(VerifiedSignature<RoleSession> signed, JsonNode request) {
        know(request, Set.of("AlarmNames", "AlarmNamePrefix", "AlarmTypes", "StateValue", "MaxRecords", "NextToken"));
        if (request.has("AlarmNames") && request.has("AlarmNamePrefix")) {
            throw invalid("AlarmNames and AlarmNamePrefix cannot be given together");
        }
        var state = request.path("StateValue").asText();
        if (!state.isEmpty() && !Alarms.STATES.contains(state)) {
            throw invalid("Value '%s' at 'stateValue' failed to satisfy constraint".formatted(state));
        }
        var most = request.path("MaxRecords").asInt(USUAL_ALARMS);
        if (most < 1 || most > MOST_ALARMS) {
            throw invalid("MaxRecords must be from 1 to %d".formatted(MOST_ALARMS));
        }
        var account = signed.principal().account();
        var resource = "arn:aws:cloudwatch:%s:%s:alarm:*".formatted(signed.region(), account);
        require(signed, "cloudwatch:DescribeAlarms", resource);
        var named = StreamSupport.stream(request.path("AlarmNames").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        var found = alarms.of(account).stream()
                .filter(alarm -> named.isEmpty() || named.contains(alarm.name()))
                .filter(alarm ->
                        alarm.name().startsWith(request.path("AlarmNamePrefix").asText()))
                .filter(alarm -> state.isEmpty() || alarms.state(alarm).value().equals(state))
                .toList();
        var page = ResultPage.of(request, most, "The next token specified is invalid.");
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("CompositeAlarms");
        page.put(answer, "MetricAlarms", found, this::json);
        return Cbor.reply(200, answer);
    }

    private ObjectNode json(Alarm alarm) {
        var state = alarms.state(alarm);
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("AlarmName", alarm.name())
                .put("AlarmArn", alarm.arn())
                .put("AlarmDescription", alarm.description())
                .put("ActionsEnabled", true)
                .put("StateValue", state.value())
                .put("StateReason", state.reason())
                .put("Namespace", alarm.namespace())
                .put("MetricName", alarm.metric())
                .put("Statistic", alarm.statistic())
                .put("Period", alarm.period())
                .put("EvaluationPeriods", 1)
                .put("Threshold", alarm.threshold())
                .put("ComparisonOperator", alarm.comparison());
        json.set("StateUpdatedTimestamp", Cbor.timestamp(state.since()));
        var dimensions = json.putArray("Dimensions");
        alarm.dimensions()
                .forEach((name, value) ->
                        dimensions.addObject().put("Name", name).put("Value", value));
        return json;
    }

    private ServiceResponse data(VerifiedSignature<RoleSession> signed, JsonNode request) {
        know(request, Set.of("MetricDataQueries", "StartTime", "EndTime", "ScanBy", "MaxDatapoints"));
        var queries = request.path("MetricDataQueries");
        if (queries.isEmpty() || queries.size() > MOST_QUERIES) {
            throw invalid("MetricDataQueries must have 1 to %d members".formatted(MOST_QUERIES));
        }
        var start = time(request, "StartTime");
        var end = time(request, "EndTime");
        if (!start.isBefore(end)) {
            throw invalid("The parameter StartTime must be less than the parameter EndTime.");
        }
        require(signed, "cloudwatch:GetMetricData", "*");
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("Messages");
        var results = answer.putArray("MetricDataResults");
        queries.forEach(query -> results.add(result(signed.principal().account(), query, start, end)));
        return Cbor.reply(200, answer);
    }

    /** The sums of a metric's periods, the newest first, as is CloudWatch's default. */
    private ObjectNode result(String account, JsonNode query, Instant start, Instant end) {
        know(query, Set.of("Id", "MetricStat", "ReturnData", "Label"));
        var stat = query.path("MetricStat");
        know(stat, Set.of("Metric", "Period", "Stat"));
        var id = query.path("Id").asText();
        var period = stat.path("Period").asLong();
        if (!ID.matcher(id).matches()) {
            throw invalid("The value %s for parameter Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$."
                    .formatted(id));
        }
        if (period < 60 || period % 60 != 0) {
            throw invalid("Period must be a multiple of 60");
        }
        if (!Set.of("Sum", "Maximum").contains(stat.path("Stat").asText())) {
            throw invalid("The sandbox knows the statistics Sum and Maximum, not " + stat.path("Stat"));
        }
        var sums = new TreeMap<Long, Double>(java.util.Comparator.reverseOrder());
        for (var datum : metrics.of(account, metric(stat.path("Metric")))) {
            var at = datum.time().getEpochSecond() / period * period;
            if (!datum.time().isBefore(start) && datum.time().isBefore(end)) {
                sums.merge(
                        at,
                        datum.value(),
                        stat.path("Stat").asText().equals("Sum") ? Double::sum : (one, other) -> Math.max(one, other));
            }
        }
        var result = JsonNodeFactory.instance
                .objectNode()
                .put("Id", id)
                .put("Label", id)
                .put("StatusCode", "Complete");
        var times = result.putArray("Timestamps");
        var values = result.putArray("Values");
        sums.forEach((at, sum) -> {
            times.add(Cbor.timestamp(Instant.ofEpochSecond(at)));
            values.add(sum);
        });
        return result;
    }

    private static Metrics.Metric metric(JsonNode metric) {
        know(metric, Set.of("Namespace", "MetricName", "Dimensions"));
        var dimensions = new TreeMap<String, String>();
        metric.path("Dimensions")
                .forEach(dimension -> dimensions.put(
                        dimension.path("Name").asText(), dimension.path("Value").asText()));
        return new Metrics.Metric(
                metric.path("Namespace").asText(), metric.path("MetricName").asText(), Map.copyOf(dimensions));
    }

    private static Instant time(JsonNode request, String name) {
        if (!request.path(name).isNumber()) {
            throw new AwsException(400, "MissingParameter", "The parameter " + name + " is required.");
        }
        return Instant.ofEpochMilli(Math.round(request.path(name).asDouble() * 1000));
    }

    private void require(VerifiedSignature<RoleSession> signed, String action, String resource) {
        authorizer.require(
                signed.principal(),
                new AuthorizationRequest(action, resource, signed.principal().account(), RequestContext.EMPTY),
                Optional.empty());
    }

    private static void know(JsonNode request, Set<String> known) {
        request.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw invalid("The sandbox does not know " + name);
            }
        });
    }

    private static AwsException invalid(String message) {
        return new AwsException(400, "InvalidParameterValue", message);
    }
}
