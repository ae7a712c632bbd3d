package kaikin.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.ReleaseEvents;
import kaikin.notify.EndedCommand;

/** An event of Systems Manager, as EventBridge delivers it. */
final class CommandStatusEvent {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern COMMAND = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String ADDRESS = "detail.parameters." + ReleaseDocument.ADDRESS;

    private CommandStatusEvent() {}

    /**
     * Reads an event; empty where it tells of no release that has ended. The rules let through nothing else, but rules
     * can be changed by hand.
     */
    static Optional<EndedCommand> read(InputStream input) throws IOException {
        var fields = fields(input);
        var known = is(fields, "source", ReleaseEvents.SOURCE)
                && is(fields, "detail-type", ReleaseEvents.DETAIL_TYPE)
                && is(fields, "detail.document-name", ReleaseDocument.NAME)
                && ReleaseEvents.FINAL_STATUSES.contains(fields.getOrDefault("detail.status", ""));
        var command = fields.getOrDefault("detail.command-id", "");
        if (!known || !COMMAND.matcher(command).matches()) {
            return Optional.empty();
        }
        return account(fields.getOrDefault("account", ""))
                .map(account -> new EndedCommand(
                        account,
                        command,
                        Optional.ofNullable(fields.get(ADDRESS)).flatMap(IpAddress::parse)));
    }

    private static boolean is(Map<String, String> fields, String name, String value) {
        return value.equals(fields.get(name));
    }

    private static Optional<AccountId> account(String text) {
        try {
            return Optional.of(new AccountId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The event's texts by their path; of a list its last one. */
    private static Map<String, String> fields(InputStream input) throws IOException {
        var fields = new HashMap<String, String>();
        try (var json = JSON.createParser(input)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING) {
                    fields.put(path(json), json.getText());
                }
            }
        } catch (JsonProcessingException e) {
            return Map.of();
        }
        return fields;
    }

    private static String path(JsonParser json) {
        var path = new StringBuilder();
        for (var context = json.getParsingContext(); context != null; context = context.getParent()) {
            if (context.inObject()) {
                path.insert(0, "." + context.getCurrentName());
            }
        }
        return path.length() == 0 ? "" : path.substring(1);
    }
}
