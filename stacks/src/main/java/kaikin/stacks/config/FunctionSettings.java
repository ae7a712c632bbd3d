package kaikin.stacks.config;

import java.util.Optional;

/**
 * How the hub's function runs.
 *
 * @param architecture as Lambda calls it
 * @param reservedConcurrency empty means: whatever the account has left
 */
public record FunctionSettings(String architecture, int logRetentionDays, Optional<Integer> reservedConcurrency) {
    static FunctionSettings read(Reader reader) {
        return new FunctionSettings(
                // The archive holds natives for both; arm64 is the cheaper one.
                reader.optional(
                                Key.ARCHITECTURE,
                                Parsers.matching("arm64|x86_64", "none of Lambda's: neither arm64 nor x86_64"))
                        .orElse("arm64"),
                reader.optional(Key.LOG_RETENTION, Parsers::retention).orElse(90),
                reader.optional(
                        Key.RESERVED_CONCURRENCY, Parsers.between(1, 1000, "a number of concurrent invocations")));
    }
}
