package kaikin.function;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.OutputStream;

/** An answer to an API Gateway HTTP API, payload format 2.0. */
record HttpAnswer(int status, String text) {
    private static final JsonFactory JSON = new JsonFactory();

    static final HttpAnswer OK = new HttpAnswer(200, "ok");
    static final HttpAnswer BAD_REQUEST = new HttpAnswer(400, "bad request");
    static final HttpAnswer TOO_LARGE = new HttpAnswer(413, "too large");
    static final HttpAnswer NOT_UNDERSTOOD = new HttpAnswer(200, "ignored: not an event of Chatwork's");
    static final HttpAnswer NOT_VERIFIED = new HttpAnswer(503, "cannot verify the signature now");
    static final HttpAnswer BAD_SIGNATURE = new HttpAnswer(401, "bad signature");

    void write(OutputStream output) throws IOException {
        try (var json = JSON.createGenerator(output)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", status);
            json.writeObjectFieldStart("headers");
            json.writeStringField("content-type", "text/plain");
            json.writeEndObject();
            json.writeStringField("body", text);
            json.writeBooleanField("isBase64Encoded", false);
            json.writeEndObject();
        }
    }
}
