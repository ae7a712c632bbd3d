package kaikin.sandbox.services.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.AuthorizationRequest;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.Instance;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.ResultPage;
import kaikin.sandbox.gateway.ServiceResponse;

/**
 * Answers what Systems Manager knows of the servers whose agents report.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceInformation.html">DescribeInstanceInformation</a>
 */
record ManagedNodes(Cloud cloud, Agents agents, Authorizer authorizer, Clock clock) {
    /** Systems Manager's words, whatever is listed. */
    static final String INVALID_TOKEN = "The specified token is not valid.";

    private static final int LEAST = 5;
    private static final int MOST = 50;
    private static final int USUAL = 10;

    ServiceResponse describe(RoleSession caller, JsonNode request) {
        request.fieldNames().forEachRemaining(name -> {
            if (!Set.of("Filters", "MaxResults", "NextToken").contains(name)) {
                throw validation("The sandbox does not know " + name);
            }
        });
        var most = request.path("MaxResults").asInt(USUAL);
        if (most < LEAST || most > MOST) {
            throw validation(
                    "1 validation error detected: Value '%d' at 'maxResults' failed to satisfy constraint: Member must have value between 5 and 50"
                            .formatted(most));
        }
        Predicate<Instance> wanted = each -> true;
        for (var filter : request.path("Filters")) {
            wanted = wanted.and(filter(filter));
        }
        authorizer.require(
                caller,
                new AuthorizationRequest(
                        "ssm:DescribeInstanceInformation", "*", caller.account(), RequestContext.EMPTY),
                Optional.empty());
        var page = ResultPage.of(request, most, INVALID_TOKEN);
        var found = cloud.instances().stream()
                .filter(each -> each.account().equals(caller.account()) && agents.isManaged(each))
                .filter(wanted)
                .toList();
        var answer = JsonNodeFactory.instance.objectNode();
        page.put(answer, "InstanceInformationList", found, this::json);
        return ServiceResponse.json(200, answer.toString());
    }

    private ObjectNode json(Instance node) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("InstanceId", node.id())
                .put("PingStatus", agents.isSilent(node) ? "ConnectionLost" : "Online")
                .put("LastPingDateTime", clock.millis() / 1000.0)
                .put("AgentVersion", agents.isOld(node) ? "3.3.2299.0" : "3.3.3050.0")
                .put("IsLatestVersion", !agents.isOld(node))
                .put("PlatformType", "Linux")
                .put("PlatformName", "Debian GNU/Linux")
                .put("PlatformVersion", "12")
                .put("ResourceType", "EC2Instance")
                .put("IPAddress", node.address())
                .put("ComputerName", node.name())
                .put("SourceId", node.id())
                .put("SourceType", "AWS::EC2::Instance");
    }

    private Predicate<Instance> filter(JsonNode filter) {
        var key = filter.path("Key").asText();
        var values = StreamSupport.stream(filter.path("Values").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        if (values.isEmpty()) {
            throw new AwsException(400, "InvalidFilterKey", "The filter %s has no values".formatted(key));
        }
        if (key.equals("InstanceIds")) {
            return each -> values.contains(each.id());
        }
        if (key.equals("PingStatus")) {
            return each -> values.contains(agents.isSilent(each) ? "ConnectionLost" : "Online");
        }
        if (key.startsWith("tag:") && key.length() > "tag:".length()) {
            var tag = key.substring("tag:".length());
            return each -> values.contains(each.tags().getOrDefault(tag, ""));
        }
        throw new AwsException(400, "InvalidFilterKey", "The sandbox does not know the filter " + key);
    }

    private static AwsException validation(String message) {
        return new AwsException(400, "ValidationException", message);
    }
}
