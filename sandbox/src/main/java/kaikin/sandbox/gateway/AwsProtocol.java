package kaikin.sandbox.gateway;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import kaikin.sandbox.gateway.AwsException.AwsError;

/** The protocols of services, by which they spell their errors; see Smithy's awsJson1_1, awsQuery and restXml. */
public enum AwsProtocol {
    AWS_JSON {
        @Override
        ServiceResponse render(AwsError error, String requestId) {
            var body = "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(json(error.code()), json(error.message()));
            return ServiceResponse.json(error.status(), body)
                    .with("x-amzn-ErrorType", error.code())
                    .with("x-amzn-RequestId", requestId);
        }
    },
    /**
     * The JSON protocol of a service that spoke the query protocol before, and still names its errors as it did then.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-json-api-responses.html">
     *     Interpreting Amazon SQS JSON API responses</a>
     */
    SQS_JSON {
        @Override
        ServiceResponse render(AwsError error, String requestId) {
            var fault = error.status() < 500 ? "Sender" : "Receiver";
            return ServiceResponse.of(
                            error.status(),
                            "application/x-amz-json-1.0",
                            "{\"__type\":\"%s\",\"message\":\"%s\"}"
                                    .formatted(shape(error.code()), json(error.message())))
                    .with("x-amzn-query-error", queryCode(error.code()) + ";" + fault)
                    .with("x-amzn-RequestId", requestId);
        }

        /** An error that every service of AWS may answer is no shape of SQS's own. */
        private static String shape(String code) {
            return code.equals("AccessDenied")
                    ? "com.amazon.coral.service#AccessDeniedException"
                    : "com.amazonaws.sqs#" + json(code);
        }

        private static String queryCode(String code) {
            return code.equals("QueueDoesNotExist") ? "AWS.SimpleQueueService.NonExistentQueue" : code;
        }
    },
    /** The JSON protocol that has methods and paths. */
    REST_JSON {
        @Override
        ServiceResponse render(AwsError error, String requestId) {
            return ServiceResponse.of(
                            error.status(),
                            "application/json",
                            "{\"Type\":\"User\",\"Message\":\"%s\"}".formatted(json(error.message())))
                    .with("x-amzn-ErrorType", error.code())
                    .with("x-amzn-RequestId", requestId);
        }
    },
    /**
     * CBOR, for a service that spoke the query protocol before.
     *
     * @see <a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">Smithy RPC v2 CBOR</a>
     */
    RPC_V2_CBOR {
        @Override
        ServiceResponse render(AwsError error, String requestId) {
            var body = JsonNodeFactory.instance
                    .objectNode()
                    .put("__type", "com.amazonaws.cloudwatch#" + error.code())
                    .put("message", error.message());
            return Cbor.reply(error.status(), body)
                    .with("x-amzn-query-error", error.code() + ";" + (error.status() < 500 ? "Sender" : "Receiver"))
                    .with("x-amzn-RequestId", requestId);
        }
    },
    AWS_QUERY {
        @Override
        ServiceResponse render(AwsError error, String requestId) {
            return ServiceResponse.xml(error.status(), """
                            <ErrorResponse><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error>\
                            <RequestId>%s</RequestId></ErrorResponse>""".formatted(
                                    error.status() < 500 ? "Sender" : "Receiver",
                                    XmlText.escape(error.code()),
                                    XmlText.escape(error.message()),
                                    requestId))
                    .with("x-amzn-RequestId", requestId);
        }
    },
    REST_XML {
        @Override
        ServiceResponse render(AwsError error, String requestId) {
            var id = requestId.replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT);
            return ServiceResponse.of(error.status(), "application/xml", """
                            <?xml version="1.0" encoding="UTF-8"?>
                            <Error><Code>%s</Code><Message>%s</Message><RequestId>%s</RequestId></Error>""".formatted(
                                    XmlText.escape(error.code()), XmlText.escape(error.message()), id))
                    .with("x-amz-request-id", id);
        }
    },
    /** A host that is not AWS's. */
    PLAIN {
        @Override
        ServiceResponse render(AwsError error, String requestId) {
            return ServiceResponse.text(error.status(), error.code() + ": " + error.message() + "\n");
        }
    };

    abstract ServiceResponse render(AwsError error, String requestId);

    /** Returns what a service answers that broke, in the words of most that speak so. */
    AwsError failure() {
        var code = switch (this) {
            case REST_XML, SQS_JSON -> "InternalError";
            case AWS_JSON, PLAIN -> "InternalServerError";
            case REST_JSON -> "ServiceException";
            case AWS_QUERY, RPC_V2_CBOR -> "InternalFailure";
        };
        return new AwsError(500, code, "The sandbox failed; see its log.");
    }

    public ServiceResponse render(AwsError error) {
        return render(error, UUID.randomUUID().toString());
    }

    private static String json(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    /** Text for an XML document. */
    public static final class XmlText {
        private static final Pattern NOT_IN_XML = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]");

        private XmlText() {}

        /** The text escaped for an element or an attribute; what XML 1.0 cannot carry becomes a question mark. */
        public static String escape(String text) {
            return marked(NOT_IN_XML.matcher(text).replaceAll("?"));
        }

        /** The same as S3 does it: what XML 1.0 cannot carry is a reference to it, which no XML parser takes. */
        public static String reference(String text) {
            return NOT_IN_XML
                    .matcher(marked(text))
                    .replaceAll(
                            match -> "&#x" + Integer.toHexString(match.group().charAt(0)) + ";");
        }

        private static String marked(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("\r", "&#13;");
        }
    }
}
