package kaikin.contract;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment variables of the webhook function. No secret is among them, only the names of the parameters that
 * hold one.
 *
 * @param fleets the accounts whose servers it may release addresses on
 * @param rooms the Chatwork rooms it listens to; empty means none
 * @param people the Chatwork accounts that may ask; empty means nobody
 * @param bot its own Chatwork account
 * @param staleAfter how old a ban list may be and still be believed
 * @param contact whom people are to turn to where the bot cannot help
 */
public record WebhookEnvironment(
        AccountId hub,
        Set<AccountId> fleets,
        Set<Long> rooms,
        Set<Long> people,
        long bot,
        AnswerLanguage language,
        Duration staleAfter,
        String contact) {
    /** The Systems Manager parameter that holds the webhook's token, Base64. */
    public static final String WEBHOOK_TOKEN_PARAMETER = "/kaikin/chatwork/webhook-token";

    /** The Systems Manager parameter that holds the bot's API token. */
    public static final String API_TOKEN_PARAMETER = "/kaikin/chatwork/api-token";

    private static final String PEOPLE = "KAIKIN_PEOPLE";
    private static final String BOT = "KAIKIN_BOT";
    private static final String LANGUAGE = "KAIKIN_LANGUAGE";
    private static final String STALE_AFTER = "KAIKIN_STALE_AFTER_SECONDS";

    public WebhookEnvironment {
        fleets = Set.copyOf(fleets);
        rooms = Set.copyOf(rooms);
        people = Set.copyOf(people);
    }

    /** The variables of the function's configuration. */
    public Map<String, String> variables() {
        var variables = new TreeMap<String, String>();
        variables.put(Variables.HUB, hub.value());
        variables.put(Variables.FLEETS, Variables.join(fleets));
        variables.put(Variables.ROOMS, Variables.join(rooms));
        variables.put(PEOPLE, Variables.join(people));
        variables.put(BOT, Long.toString(bot));
        variables.put(LANGUAGE, language.name());
        variables.put(STALE_AFTER, Long.toString(staleAfter.toSeconds()));
        variables.put(Variables.CONTACT, Variables.encode(contact));
        return variables;
    }

    /** Reads it back; a missing or broken variable is named. */
    public static WebhookEnvironment parse(Map<String, String> variables) {
        var reader = new Variables(variables);
        return new WebhookEnvironment(
                reader.read(Variables.HUB, AccountId::new),
                reader.set(Variables.FLEETS, AccountId::new),
                reader.set(Variables.ROOMS, Long::valueOf),
                reader.set(PEOPLE, Long::valueOf),
                reader.read(BOT, Long::parseLong),
                reader.read(LANGUAGE, AnswerLanguage::valueOf),
                reader.read(STALE_AFTER, text -> Duration.ofSeconds(Long.parseLong(text))),
                reader.read(Variables.CONTACT, Variables::decode));
    }
}
