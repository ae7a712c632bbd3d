package kaikin.sandbox.services.eventbridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.AuthenticatedService.SignedService;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.AuthorizationRequest;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.gateway.SignatureV4.VerifiedSignature;
import kaikin.sandbox.services.eventbridge.EventBridge.EventBridgeEvent;

/**
 * The operations of EventBridge that are called over the wire.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">PutEvents</a>
 */
public final class EventService implements SignedService {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Cloud cloud;
    private final EventBridge events;
    private final Authorizer authorizer;
    private final Clock clock;

    public EventService(Cloud cloud, EventBridge events, Authorizer authorizer, Clock clock) {
        this.cloud = cloud;
        this.events = events;
        this.authorizer = authorizer;
        this.clock = clock;
    }

    /** An event that is put on a bus, or why it is not taken. */
    private record Entry(String busArn, Optional<EventBridgeEvent> event, String errorCode, String errorMessage) {
        static Entry refused(String busArn, String code, String message) {
            return new Entry(busArn, Optional.empty(), code, message);
        }
    }

    @Override
    public ServiceResponse answer(HttpCall call, VerifiedSignature<RoleSession> signed) {
        var target = call.headers().first("X-Amz-Target").orElse("");
        if (target.equals("AWSEvents.DescribeRule")) {
            return describe(signed, parse(signed.payload().text()));
        }
        if (!target.equals("AWSEvents.PutEvents")) {
            throw new AwsException(
                    400, "UnknownOperationException", "The sandbox does not cover this of EventBridge: " + target);
        }
        var requested = parse(signed.payload().text()).path("Entries");
        if (requested.isEmpty() || requested.size() > 10) {
            throw new AwsException(
                    400, "ValidationException", "1 validation error detected: entries must have 1 to 10 members");
        }
        var entries = new ArrayList<Entry>();
        requested.forEach(each -> entries.add(read(signed, each)));
        entries.forEach(each -> require(signed.principal(), each));
        return ServiceResponse.json(200, answer(entries).toString());
    }

    private ServiceResponse describe(VerifiedSignature<RoleSession> signed, JsonNode request) {
        request.fieldNames().forEachRemaining(name -> {
            if (!Set.of("Name", "EventBusName").contains(name)) {
                throw new AwsException(400, "ValidationException", "The sandbox does not know " + name);
            }
        });
        var name = request.path("Name").asText();
        if (!name.matches("[.\\-_A-Za-z0-9]{1,64}")) {
            throw new AwsException(
                    400, "ValidationException", "1 validation error detected: Value at 'name' is not valid");
        }
        var bus = busArn(signed, request.path("EventBusName").asText("default"));
        var place = bus.endsWith("/default") ? "" : bus.substring(bus.lastIndexOf('/') + 1) + "/";
        var account = signed.principal().account();
        var arn = "arn:aws:events:%s:%s:rule/%s%s".formatted(signed.region(), account, place, name);
        authorizer.require(
                signed.principal(),
                new AuthorizationRequest("events:DescribeRule", arn, account, RequestContext.EMPTY),
                Optional.empty());
        var rule = cloud.eventRules().stream()
                .filter(each -> each.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> new AwsException(
                        400,
                        "ResourceNotFoundException",
                        "Rule %s does not exist on EventBus %s.".formatted(name, bus)));
        return ServiceResponse.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("Name", name)
                        .put("Arn", arn)
                        .put("EventBusName", bus.substring(bus.lastIndexOf('/') + 1))
                        .put("EventPattern", rule.pattern().toString())
                        .put("State", rule.enabled() ? "ENABLED" : "DISABLED")
                        .toString());
    }

    private Entry read(VerifiedSignature<RoleSession> signed, JsonNode entry) {
        var bus = busArn(signed, entry.path("EventBusName").asText("default"));
        for (var name : new String[] {"Source", "DetailType", "Detail"}) {
            if (entry.path(name).asText().isEmpty()) {
                return Entry.refused(bus, "InvalidArgument", "Parameter " + name + " is not valid. Reason: missing.");
            }
        }
        var source = entry.path("Source").asText();
        if (source.startsWith("aws.")) {
            authorizer.refused(
                    signed.principal().toString(),
                    "events:PutEvents",
                    bus,
                    "NotAuthorizedForSourceException: nobody but AWS puts events of the source " + source);
            return Entry.refused(bus, "NotAuthorizedForSourceException", "Not authorized for the source.");
        }
        var detail = object(entry.path("Detail").asText());
        if (detail.isEmpty()) {
            return Entry.refused(bus, "MalformedDetail", "Detail is malformed.");
        }
        var event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", entry.path("DetailType").asText())
                .put("source", source)
                .put("account", signed.principal().account())
                .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", signed.region());
        event.set("resources", entry.path("Resources").isArray() ? entry.path("Resources") : event.arrayNode());
        event.set("detail", detail.get());
        return new Entry(bus, Optional.of(new EventBridgeEvent(event)), "", "");
    }

    /** One bus that does not take it from the caller, and none of the entries gets through. */
    private void require(RoleSession caller, Entry entry) {
        if (entry.event().isPresent()
                && !events.mayPut(caller, entry.busArn(), entry.event().get())) {
            throw new AwsException(
                    400,
                    "AccessDeniedException",
                    "User: %s is not authorized to perform: events:PutEvents on resource: %s"
                            .formatted(caller, entry.busArn()));
        }
    }

    private ObjectNode answer(Iterable<Entry> entries) {
        var answer = JsonNodeFactory.instance.objectNode();
        var results = answer.putArray("Entries");
        var failed = 0;
        for (var entry : entries) {
            var result = results.addObject();
            if (entry.event().isPresent()) {
                var event = entry.event().get();
                result.put("EventId", event.json().path("id").asText());
                if (Arn.parse(entry.busArn()).resource().equals("event-bus/default")
                        || cloud.eventBus(entry.busArn()).isPresent()) {
                    events.arrive(entry.busArn(), event);
                } else {
                    events.lose(entry.busArn(), event, "there is no such bus, which nobody is told");
                }
            } else {
                failed++;
                result.put("ErrorCode", entry.errorCode()).put("ErrorMessage", entry.errorMessage());
            }
        }
        return answer.put("FailedEntryCount", failed);
    }

    private static String busArn(VerifiedSignature<RoleSession> signed, String bus) {
        return bus.startsWith("arn:")
                ? bus
                : "arn:aws:events:%s:%s:event-bus/%s"
                        .formatted(signed.region(), signed.principal().account(), bus);
    }

    private static Optional<JsonNode> object(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AwsException(400, "SerializationException", "The body is not JSON");
        }
    }
}
