package kaikin.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An event of an API Gateway HTTP API, payload format 2.0. */
final class HttpApiEvent {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(16 << 20).build())
            .build();

    private final Map<String, String> headers;
    private final Map<String, String> query;
    private final byte[] body;

    HttpApiEvent(Map<String, String> headers, Map<String, String> query, byte[] body) {
        this.headers = Map.copyOf(headers);
        this.query = Map.copyOf(query);
        this.body = body.clone();
    }

    /** Reads an event; empty where it is none, or its Base64 is broken. */
    static Optional<HttpApiEvent> read(InputStream input) throws IOException {
        try (var json = JSON.createParser(input)) {
            return json.nextToken() == JsonToken.START_OBJECT ? Optional.of(read(json)) : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static HttpApiEvent read(JsonParser json) throws IOException {
        var headers = new HashMap<String, String>();
        var query = new HashMap<String, String>();
        var body = "";
        var encoded = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "headers" -> strings(json, headers);
                case "queryStringParameters" -> strings(json, query);
                case "body" -> body = json.getValueAsString("");
                case "isBase64Encoded" -> encoded = json.getValueAsBoolean();
                default -> json.skipChildren();
            }
        }
        return new HttpApiEvent(headers, query, encoded ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8));
    }

    private static void strings(JsonParser json, Map<String, String> into) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            into.put(name, json.getValueAsString(""));
            json.skipChildren();
        }
    }

    Map<String, String> headers() {
        return headers;
    }

    Map<String, String> query() {
        return query;
    }

    byte[] body() {
        return body.clone();
    }

    /** An answer to an API Gateway HTTP API, payload format 2.0. */
    record Response(int status, String text) {
        private static final JsonFactory JSON = new JsonFactory();

        static final Response OK = new Response(200, "ok");
        static final Response BAD_REQUEST = new Response(400, "bad request");
        static final Response TOO_LARGE = new Response(413, "too large");
        static final Response NOT_UNDERSTOOD = new Response(200, "ignored: not an event of Chatwork's");
        static final Response NOT_VERIFIED = new Response(503, "cannot verify the signature now");
        static final Response BAD_SIGNATURE = new Response(401, "bad signature");

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
}
