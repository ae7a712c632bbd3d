package kaikin.stacks.config;

import com.pulumi.core.Output;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.WebhookEnvironment;

/**
 * What only the hub's stack says.
 *
 * @param fleets every account with servers, the hub's own included where it has any
 */
public record HubSettings(Set<FleetAccount> fleets, ChatSettings chat, FunctionSettings function, Secrets secrets) {
    /** EventBridge takes a pattern of 2,048 characters, and the hub's names each account, which is fifteen. */
    private static final int MOST_FLEETS = 123;

    private static final int MOST_BYTES = 4096;

    /** The two tokens that Chatwork gave; always secret outputs. */
    public record Secrets(Output<String> webhookToken, Output<String> apiToken) {}

    /** The accounts without their servers' roles, in order: policies and variables are printed from it. */
    public Set<AccountId> accounts() {
        return fleets.stream().map(FleetAccount::account).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The hub's own servers, where it has any. */
    Optional<FleetAccount> fleetOf(AccountId account) {
        return fleets.stream().filter(fleet -> fleet.account().equals(account)).findFirst();
    }

    static Optional<HubSettings> read(ConfigReader reader, AccountId hub) {
        var fleets = reader.requiredSet(
                ConfigKey.FLEETS,
                FleetAccount::parse,
                MOST_FLEETS,
                "fleet number %d, and the pattern of the hub's event rule takes %d at most (docs/deploy.md#limits)"
                        .formatted(MOST_FLEETS + 1, MOST_FLEETS));
        var chat = ChatSettings.read(reader);
        var function = FunctionSettings.read(reader);
        var webhookToken = reader.secret(ConfigKey.WEBHOOK_TOKEN, ConfigParsers::checkBase64);
        var apiToken = reader.secret(ConfigKey.API_TOKEN, token -> {});
        if (reader.hasProblems()) {
            return Optional.empty();
        }
        var settings = new HubSettings(
                fleets.orElseThrow(),
                chat.orElseThrow(),
                function,
                new Secrets(webhookToken.orElseThrow(), apiToken.orElseThrow()));
        settings.checkRoom(hub, reader);
        return Optional.of(settings);
    }

    /** The variables of the webhook function. */
    public WebhookEnvironment webhookEnvironment(AccountId hub) {
        return new WebhookEnvironment(
                hub,
                accounts(),
                chat.rooms(),
                chat.people(),
                chat.bot(),
                chat.language(),
                chat.staleAfter(),
                chat.contact());
    }

    /** Lambda measures the variables as JSON. The outcome function's are fewer. */
    private void checkRoom(AccountId hub, ConfigReader reader) {
        // What stands in them needs no escape; each has four quotes, a colon and a comma, or a brace at the end.
        var bytes = 1
                + webhookEnvironment(hub).variables().entrySet().stream()
                        .mapToInt(variable ->
                                variable.getKey().length() + variable.getValue().length() + 6)
                        .sum();
        if (bytes > MOST_BYTES) {
            reader.problem(("%s, %s and %s take %d bytes as variables of the webhook's function, which has %d"
                            + " (docs/deploy.md#limits): name fewer")
                    .formatted(ConfigKey.FLEETS, ConfigKey.ROOMS, ConfigKey.PEOPLE, bytes, MOST_BYTES));
        }
    }

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
            if (reader.hasProblems()) {
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

    /**
     * How the hub's function runs.
     *
     * @param architecture as Lambda calls it
     * @param revision a word that makes Lambda publish anew where nothing else has changed
     * @param reservedConcurrency empty means: whatever the account has left
     */
    public record FunctionSettings(
            String architecture,
            int logRetentionDays,
            Optional<Integer> reservedConcurrency,
            Optional<String> revision) {
        static FunctionSettings read(ConfigReader reader) {
            return new FunctionSettings(
                    // The archive holds natives for both; arm64 is the cheaper one.
                    reader.optional(
                                    ConfigKey.ARCHITECTURE,
                                    ConfigParsers.matching(
                                            "arm64|x86_64", "none of Lambda's: neither arm64 nor x86_64"))
                            .orElse("arm64"),
                    reader.optional(ConfigKey.LOG_RETENTION, ConfigParsers::retention)
                            .orElse(90),
                    reader.optional(
                            ConfigKey.RESERVED_CONCURRENCY,
                            ConfigParsers.between(1, 1000, "a number of concurrent invocations")),
                    reader.optional(
                            ConfigKey.FUNCTION_REVISION,
                            ConfigParsers.matching("[A-Za-z0-9._-]{1,40}", "not a revision")));
        }
    }
}
