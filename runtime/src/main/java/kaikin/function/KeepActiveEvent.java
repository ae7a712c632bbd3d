package kaikin.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import kaikin.contract.KeepActive;

/** The daily event that keeps a version's snapshot. */
final class KeepActiveEvent {
    private static final JsonFactory JSON = new JsonFactory();

    private KeepActiveEvent() {}

    /**
     * Whether an event is that one, and nothing besides: the fields on the top level of what the HTTP API, EventBridge
     * and SQS hand over are theirs, and whoever calls from outside fills only what is below.
     */
    static boolean is(byte[] event) {
        try (var json = JSON.createParser(event)) {
            return json.nextToken() == JsonToken.START_OBJECT
                    && KeepActive.FIELD.equals(json.nextFieldName())
                    && KeepActive.VALUE.equals(json.nextTextValue())
                    && json.nextToken() == JsonToken.END_OBJECT
                    && json.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("bytes are read without trouble", e);
        }
    }
}
