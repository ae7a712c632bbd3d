package kaikin.stacks.components;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kaikin.contract.AccountId;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.ReleaseEvents;

/** Prints the patterns of rules as JSON. */
public final class EventPattern {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EventPattern() {}

    /** Matches a command with the release document that has ended, in whichever way. */
    public static String releaseEnded() {
        return json(ended());
    }

    /** Matches the same in one of these accounts. */
    public static String releaseEndedIn(Collection<AccountId> accounts) {
        var pattern = ended();
        pattern.put("account", accounts.stream().map(AccountId::value).sorted().toList());
        return json(pattern);
    }

    private static Map<String, Object> ended() {
        return new TreeMap<>(Map.of(
                "source", List.of(ReleaseEvents.SOURCE),
                "detail-type", List.of(ReleaseEvents.DETAIL_TYPE),
                "detail",
                        new TreeMap<>(Map.of(
                                "document-name",
                                List.of(ReleaseDocument.NAME),
                                "status",
                                ReleaseEvents.FINAL_STATUSES))));
    }

    private static String json(Map<String, Object> pattern) {
        try {
            return JSON.writeValueAsString(pattern);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
