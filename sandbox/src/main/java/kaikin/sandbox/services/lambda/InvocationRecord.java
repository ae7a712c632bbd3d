package kaikin.sandbox.services.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import kaikin.sandbox.gateway.ByteBody;

/**
 * What Lambda tells a destination of an event that a function has given up.
 *
 * @param tries how often the function had it
 * @param report what the function reported the last time
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Invocation records</a>
 */
record InvocationRecord(String requestId, String functionArn, int tries, ByteBody event, String report) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    String json(Instant now) {
        var message = JsonNodeFactory.instance.objectNode();
        message.put("version", "1.0").put("timestamp", now.toString());
        message.putObject("requestContext")
                .put("requestId", requestId)
                .put("functionArn", functionArn)
                .put("condition", "RetriesExhausted")
                .put("approximateInvokeCount", tries);
        try {
            message.set("requestPayload", JSON.readTree(event.text()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is always JSON", e);
        }
        message.putObject("responseContext").put("statusCode", 200).put("functionError", "Unhandled");
        message.put("responsePayload", report);
        return message.toString();
    }
}
