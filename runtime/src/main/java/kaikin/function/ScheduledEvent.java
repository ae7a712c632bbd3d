package kaikin.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import kaikin.contract.KeepActive;
import kaikin.contract.SelfCheck;

/** The events of our own schedules: one daily, that keeps a version's snapshot, and the hourly check. */
final class ScheduledEvent {
    private static final JsonFactory JSON = new JsonFactory();

    private ScheduledEvent() {}

    /**
     * Whether an event is the daily one, and nothing besides: the fields on the top level of what the HTTP API,
     * EventBridge and SQS hand over are theirs, and whoever calls from outside fills only what is below.
     */
    static boolean isKeepActive(byte[] event) {
        return is(event, KeepActive.VALUE);
    }

    /** Whether it is the hourly one, and nothing besides. */
    static boolean isSelfCheck(byte[] event) {
        return is(event, SelfCheck.VALUE);
    }

    private static boolean is(byte[] event, String value) {
        try (var json = JSON.createParser(event)) {
            return json.nextToken() == JsonToken.START_OBJECT
                    && KeepActive.FIELD.equals(json.nextFieldName())
                    && value.equals(json.nextTextValue())
                    && json.nextToken() == JsonToken.END_OBJECT
                    && json.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("bytes are read without trouble", e);
        }
    }
}
