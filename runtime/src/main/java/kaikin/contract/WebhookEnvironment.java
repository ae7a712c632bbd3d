package kaikin.contract;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The environment variables of the webhook function. No secret is among them, only the names of the parameters that
 * hold one.
 *
 * @param fleets the accounts whose servers it may release addresses on
 * @param rooms the Chatwork rooms it listens to; empty means none
 * @param people the Chatwork accounts that may ask; empty means nobody
 * @param bot its own Chatwork account
 * @param staleAfter how old a ban list may be and still be believed
 */
public record WebhookEnvironment(
        AccountId hub,
        Set<AccountId> fleets,
        Set<Long> rooms,
        Set<Long> people,
        long bot,
        Language language,
        Duration staleAfter) {
    /** The Systems Manager parameter that holds the webhook's token, Base64. */
    public static final String WEBHOOK_TOKEN_PARAMETER = "/kaikin/chatwork/webhook-token";

    /** The Systems Manager parameter that holds the bot's API token. */
    public static final String API_TOKEN_PARAMETER = "/kaikin/chatwork/api-token";

    private static final String HUB = "KAIKIN_HUB";
    private static final String FLEETS = "KAIKIN_FLEETS";
    private static final String ROOMS = "KAIKIN_ROOMS";
    private static final String PEOPLE = "KAIKIN_PEOPLE";
    private static final String BOT = "KAIKIN_BOT";
    private static final String LANGUAGE = "KAIKIN_LANGUAGE";
    private static final String STALE_AFTER = "KAIKIN_STALE_AFTER_SECONDS";

    public WebhookEnvironment {
        fleets = Set.copyOf(fleets);
        rooms = Set.copyOf(rooms);
        people = Set.copyOf(people);
    }

    /** As the function's configuration holds it. */
    public Map<String, String> variables() {
        var variables = new TreeMap<String, String>();
        variables.put(HUB, hub.value());
        variables.put(FLEETS, join(fleets));
        variables.put(ROOMS, join(rooms));
        variables.put(PEOPLE, join(people));
        variables.put(BOT, Long.toString(bot));
        variables.put(LANGUAGE, language.name());
        variables.put(STALE_AFTER, Long.toString(staleAfter.toSeconds()));
        return variables;
    }

    /** Reads it back; a missing or broken variable is named. */
    public static WebhookEnvironment parse(Map<String, String> variables) {
        return new WebhookEnvironment(
                read(variables, HUB, AccountId::new),
                read(variables, FLEETS, text -> split(text, AccountId::new)),
                read(variables, ROOMS, text -> split(text, Long::valueOf)),
                read(variables, PEOPLE, text -> split(text, Long::valueOf)),
                read(variables, BOT, Long::parseLong),
                read(variables, LANGUAGE, Language::valueOf),
                read(variables, STALE_AFTER, text -> Duration.ofSeconds(Long.parseLong(text))));
    }

    private static String join(Set<?> values) {
        return new TreeSet<>(values).stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static <T> Set<T> split(String text, Function<String, T> reader) {
        return Arrays.stream(text.split(",", -1))
                .filter(word -> !word.isEmpty())
                .map(reader)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> T read(Map<String, String> variables, String name, Function<String, T> reader) {
        var text = variables.get(name);
        if (text == null) {
            throw new IllegalStateException(
                    "the environment variable " + name + " is missing: deploy the hub's stack again");
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the environment variable " + name + " is broken: deploy the hub's stack again", e);
        }
    }
}
