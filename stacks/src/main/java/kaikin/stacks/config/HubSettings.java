package kaikin.stacks.config;

import com.pulumi.core.Output;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kaikin.contract.AccountId;
import kaikin.contract.Language;

/**
 * What only the hub's stack says.
 *
 * @param fleets every account with servers, the hub's own included
 * @param rooms the Chatwork rooms that the bot listens to
 * @param people the Chatwork accounts that may ask
 * @param bot the bot's own Chatwork account
 * @param staleAfter how old a ban list may be and still be believed
 */
public record HubSettings(
        Set<AccountId> fleets,
        Set<Long> rooms,
        Set<Long> people,
        long bot,
        Language language,
        Duration staleAfter,
        Secrets secrets) {
    /** The two tokens that Chatwork gave; always secret outputs. */
    public record Secrets(Output<String> webhookToken, Output<String> apiToken) {}

    private static final Duration STALE_AFTER = Duration.ofMinutes(15);

    static Optional<HubSettings> read(Reader reader) {
        var fleets = reader.requiredSet("fleets", AccountId::new, "[\"111111111111\", \"222222222222\"]");
        var rooms = reader.requiredSet("rooms", HubSettings::chatworkId, "[\"36818150\"]");
        var people = reader.requiredSet("people", HubSettings::chatworkId, "[\"1484814\"]");
        var bot = reader.required("bot", HubSettings::chatworkId, "\"2763201\"");
        var language = reader.required("language", HubSettings::language, "ja");
        var stale = reader.optional("staleAfterMinutes", HubSettings::minutes, "15");
        var webhookToken = reader.requiredSecret("webhookToken");
        var apiToken = reader.requiredSecret("apiToken");
        if (reader.hasProblems()) {
            return Optional.empty();
        }
        return Optional.of(new HubSettings(
                fleets.orElseThrow(),
                rooms.orElseThrow(),
                people.orElseThrow(),
                bot.orElseThrow(),
                language.orElseThrow(),
                stale.orElse(STALE_AFTER),
                new Secrets(webhookToken.orElseThrow(), apiToken.orElseThrow())));
    }

    private static Long chatworkId(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("«" + text + "» is no Chatwork id: digits only");
        }
        return Long.valueOf(text);
    }

    private static Language language(String text) {
        return switch (text) {
            case "ja", "en" -> Language.valueOf(text.toUpperCase(Locale.ROOT));
            default -> throw new IllegalArgumentException("«" + text + "» is neither ja nor en");
        };
    }

    private static Duration minutes(String text) {
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException("«" + text + "» is no number of minutes from 1 to 9999");
        }
        return Duration.ofMinutes(Long.parseLong(text));
    }
}
