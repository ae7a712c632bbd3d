package kaikin.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaikin.banlist.IpAddress;
import kaikin.contract.OutcomeCheck;
import kaikin.notify.EndedCommand;

/**
 * An event of SQS: messages of a queue.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with Amazon SQS</a>
 */
final class SqsEvent {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String RECORDS = "Records";

    private SqsEvent() {}

    /**
     * One message.
     *
     * @param id the same for every try at it
     * @param queue the ARN of the queue that it comes from
     */
    record Message(String id, String source, String queue, String body) {
        /** The same for every try: a message that is delivered again keeps its id, and one sent again names its try. */
        String attempt() {
            return OutcomeCheck.parse(body).flatMap(OutcomeCheck::attempt).orElse(id);
        }

        /** The command that it is a check of; empty where it is no check, or another queue's. */
        Optional<EndedCommand> command(String queueOfChecks) {
            return source.equals("aws:sqs") && queue.equals(queueOfChecks) && !id.isEmpty()
                    ? OutcomeCheck.parse(body)
                            .map(check -> new EndedCommand(
                                    check.account(), check.command(), IpAddress.parse(check.address())))
                    : Optional.empty();
        }
    }

    /** Reads the messages of an event; empty where it is none of SQS's. */
    static Optional<List<Message>> read(byte[] event) {
        try (var json = JSON.createParser(event)) {
            if (json.nextToken() != JsonToken.START_OBJECT
                    || !RECORDS.equals(json.nextFieldName())
                    || json.nextToken() != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            var messages = new ArrayList<Message>();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                messages.add(message(json));
            }
            return Optional.of(messages);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes are read without trouble", e);
        }
    }

    private static Message message(JsonParser json) throws IOException {
        var fields = new HashMap<String, String>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING) {
                fields.put(name, json.getText());
            }
            json.skipChildren();
        }
        return new Message(
                text(fields, "messageId"),
                text(fields, "eventSource"),
                text(fields, "eventSourceARN"),
                text(fields, "body"));
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }
}
