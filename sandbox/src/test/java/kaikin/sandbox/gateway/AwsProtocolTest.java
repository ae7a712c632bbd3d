package kaikin.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.sandbox.gateway.AwsException.AwsError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsProtocolTest {
    private static final AwsError ERROR = new AwsError(403, "AccessDenied", "No \"entry\" <here> & \u0001there");
    private static final String ID = "01234567-89ab-4def-8123-456789abcdef";

    @Test
    void spellsJson() {
        var reply = AwsProtocol.AWS_JSON.render(ERROR, ID);
        assertThat(reply.body().text())
                .isEqualTo("{\"__type\":\"AccessDenied\",\"message\":\"No \\\"entry\\\" <here> & \\u0001there\"}");
        assertThat(reply.headers().first("x-amzn-errortype")).hasValue("AccessDenied");
        assertThat(reply.headers().first("x-amzn-requestid")).hasValue(ID);
    }

    @Test
    void spellsJsonForThoseWhoKnewTheQueryProtocol() {
        var denied = AwsProtocol.SQS_JSON.render(ERROR, ID);
        assertThat(denied.headers().first("Content-Type")).hasValue("application/x-amz-json-1.0");
        assertThat(denied.headers().first("x-amzn-query-error")).hasValue("AccessDenied;Sender");
        assertThat(denied.body().text()).startsWith("{\"__type\":\"com.amazon.coral.service#AccessDeniedException\"");

        var missing = AwsProtocol.SQS_JSON.render(new AwsError(400, "QueueDoesNotExist", "gone"), ID);
        assertThat(missing.headers().first("x-amzn-query-error"))
                .hasValue("AWS.SimpleQueueService.NonExistentQueue;Sender");
        assertThat(missing.body().text())
                .isEqualTo("{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\",\"message\":\"gone\"}");
    }

    @Test
    void spellsTheXmlOfAQuery() {
        assertThat(AwsProtocol.AWS_QUERY.render(ERROR, ID).body().text())
                .isEqualTo("<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>"
                        + "No &quot;entry&quot; &lt;here&gt; &amp; ?there</Message></Error><RequestId>" + ID
                        + "</RequestId></ErrorResponse>");
    }

    @Test
    void spellsTheXmlOfS3() {
        var reply = AwsProtocol.REST_XML.render(ERROR, ID);
        assertThat(reply.body().text())
                .contains("<Error><Code>AccessDenied</Code><Message>No &quot;entry&quot;")
                .contains("<RequestId>0123456789AB4DEF</RequestId></Error>");
        assertThat(reply.headers().first("x-amz-request-id")).hasValue("0123456789AB4DEF");
    }

    @Test
    void saysWhoseFaultItWas() {
        var ours = new AwsError(500, "InternalFailure", "");
        assertThat(AwsProtocol.AWS_QUERY.render(ours).body().text()).contains("<Type>Receiver</Type>");
    }

    @ParameterizedTest
    @CsvSource({
        "REST_XML,InternalError",
        "SQS_JSON,InternalError",
        "AWS_JSON,InternalServerError",
        "AWS_QUERY,InternalFailure"
    })
    void eachHasItsOwnWordForAFailureOfItsOwn(AwsProtocol protocol, String code) {
        var reply = protocol.render(protocol.failure());

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body().text()).contains(code);
    }
}
