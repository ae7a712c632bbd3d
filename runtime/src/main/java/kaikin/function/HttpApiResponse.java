package kaikin.function;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.OutputStream;

/** An answer to an API Gateway HTTP API, payload format 2.0. */
record HttpApiResponse(int status, String text) {
    private static final JsonFactory JSON = new JsonFactory();

    static final HttpApiResponse OK = new HttpApiResponse(200, "ok");
    static final HttpApiResponse BAD_REQUEST = new HttpApiResponse(400, "bad request");
    static final HttpApiResponse TOO_LARGE = new HttpApiResponse(413, "too large");
    static final HttpApiResponse NOT_UNDERSTOOD = new HttpApiResponse(200, "ignored: not an event of Chatwork's");
    static final HttpApiResponse NOT_VERIFIED = new HttpApiResponse(503, "cannot verify the signature now");
    static final HttpApiResponse BAD_SIGNATURE = new HttpApiResponse(401, "bad signature");

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
