package kaikin.sandbox.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.Wish;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.gateway.Body;

/** The queues that take what functions could not handle; they send with the function's role. */
public final class FailedEvents {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Cloud cloud;
    private final Authorizer authorizer;
    private final Clock clock;
    private final List<String> messages = new CopyOnWriteArrayList<>();

    public FailedEvents(Cloud cloud, Authorizer authorizer, Clock clock) {
        this.cloud = cloud;
        this.authorizer = authorizer;
        this.clock = clock;
    }

    /** Everything that was kept, the oldest first, one JSON text each. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    /** One event that a function gave up. */
    record Failure(String requestId, String functionArn, int tries, Body event, String report) {}

    void keep(RoleSession role, String queueArn, Failure failure) {
        var wish = new Wish("sqs:SendMessage", queueArn, Arn.parse(queueArn).account(), RequestContext.EMPTY);
        if (authorizer.allows(role, wish, Optional.empty()) && cloud.hasQueue(queueArn)) {
            messages.add(message(failure));
        }
    }

    /**
     * As Lambda writes it.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Invocation
     *     records</a>
     */
    private String message(Failure failure) {
        var message = JsonNodeFactory.instance.objectNode();
        message.put("version", "1.0").put("timestamp", clock.instant().toString());
        message.putObject("requestContext")
                .put("requestId", failure.requestId())
                .put("functionArn", failure.functionArn())
                .put("condition", "RetriesExhausted")
                .put("approximateInvokeCount", failure.tries());
        try {
            message.set("requestPayload", JSON.readTree(failure.event().text()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is always JSON", e);
        }
        message.putObject("responseContext").put("statusCode", 200).put("functionError", "Unhandled");
        message.put("responsePayload", failure.report());
        return message.toString();
    }
}
