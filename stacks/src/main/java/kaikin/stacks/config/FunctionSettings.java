package kaikin.stacks.config;

import java.util.Optional;

/**
 * How the hub's function runs.
 *
 * @param architecture as Lambda calls it
 * @param revision a word that makes Lambda publish anew where nothing else has changed
 * @param reservedConcurrency empty means: whatever the account has left
 */
public record FunctionSettings(
        String architecture, int logRetentionDays, Optional<Integer> reservedConcurrency, Optional<String> revision) {
    static FunctionSettings read(ConfigReader reader) {
        return new FunctionSettings(
                // The archive holds natives for both; arm64 is the cheaper one.
                reader.optional(
                                ConfigKey.ARCHITECTURE,
                                ConfigParsers.matching("arm64|x86_64", "none of Lambda's: neither arm64 nor x86_64"))
                        .orElse("arm64"),
                reader.optional(ConfigKey.LOG_RETENTION, ConfigParsers::retention)
                        .orElse(90),
                reader.optional(
                        ConfigKey.RESERVED_CONCURRENCY,
                        ConfigParsers.between(1, 1000, "a number of concurrent invocations")),
                reader.optional(
                        ConfigKey.FUNCTION_REVISION, ConfigParsers.matching("[A-Za-z0-9._-]{1,40}", "not a revision")));
    }
}
