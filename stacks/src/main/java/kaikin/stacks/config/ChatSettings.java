package kaikin.stacks.config;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import kaikin.contract.AnswerLanguage;

/**
 * Who may ask the bot, and how it answers.
 *
 * @param rooms the Chatwork rooms that the bot listens to
 * @param people the Chatwork accounts that may ask
 * @param bot the bot's own Chatwork account
 * @param staleAfter how old a ban list may be and still be believed
 * @param contact whom people are to turn to where the bot cannot help
 */
public record ChatSettings(
        Set<Long> rooms, Set<Long> people, long bot, AnswerLanguage language, Duration staleAfter, String contact) {
    private static final Duration STALE_AFTER = Duration.ofMinutes(15);

    private static String contact(AnswerLanguage language) {
        return switch (language) {
            case JA -> "SREメンバー";
            case EN -> "the SRE team";
        };
    }

    static Optional<ChatSettings> read(ConfigReader reader) {
        var rooms = reader.requiredSet(ConfigKey.ROOMS, ConfigParsers::chatworkId);
        var people = reader.requiredSet(ConfigKey.PEOPLE, ConfigParsers::chatworkId);
        var bot = reader.required(ConfigKey.BOT, ConfigParsers::chatworkId);
        var language = reader.required(ConfigKey.LANGUAGE, ConfigParsers::language);
        var staleAfter = reader.optional(ConfigKey.STALE_AFTER, ConfigParsers::staleness);
        var contact = reader.optional(ConfigKey.CONTACT, ConfigParsers::contact);
        if (reader.problems().any()) {
            return Optional.empty();
        }
        return Optional.of(new ChatSettings(
                rooms.orElseThrow(),
                people.orElseThrow(),
                bot.orElseThrow(),
                language.orElseThrow(),
                staleAfter.orElse(STALE_AFTER),
                contact.orElseGet(() -> contact(language.orElseThrow()))));
    }
}
