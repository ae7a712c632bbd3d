package kaikin.stacks.config;

import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;

/** Parses texts of a stack's file; the message of what is wrong with one completes the sentence "... is". */
final class ConfigParsers {
    /** CloudWatch Logs takes these and no others (PutRetentionPolicy, retentionInDays). */
    private static final Set<Integer> RETENTIONS = Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private ConfigParsers() {}

    static AccountId account(String text) {
        return new AccountId(matching("[0-9]{12}", "not an AWS account: twelve digits, in quotes")
                .apply(text));
    }

    static Function<String, String> matching(String pattern, String fault) {
        return text -> {
            if (!text.matches(pattern)) {
                throw new IllegalArgumentException(fault);
            }
            return text;
        };
    }

    static Function<String, Integer> between(int least, int most, String what) {
        var fault = "not %s from %d to %d".formatted(what, least, most);
        return text -> {
            var number = Integer.parseInt(matching("[0-9]{1,6}", fault).apply(text));
            if (number < least || number > most) {
                throw new IllegalArgumentException(fault);
            }
            return number;
        };
    }

    static Long chatworkId(String text) {
        return Long.valueOf(
                matching("[1-9][0-9]{0,17}", "not a Chatwork id: digits only").apply(text));
    }

    static AnswerLanguage language(String text) {
        return AnswerLanguage.valueOf(
                matching("ja|en", "neither ja nor en").apply(text).toUpperCase(Locale.ROOT));
    }

    /** It stands in the middle of a sentence. */
    static String contact(String text) {
        return matching("[^\\p{Cntrl}\\[\\]]{1,60}", "not one line of at most 60 characters, without brackets")
                .apply(text);
    }

    /** Servers upload at least every ten minutes: a shorter time would call every list stale. */
    static Duration staleness(String text) {
        return Duration.ofMinutes(between(11, 1440, "a number of minutes").apply(text));
    }

    static Integer retention(String text) {
        var days = between(1, 3653, "a number of days").apply(text);
        if (!RETENTIONS.contains(days)) {
            throw new IllegalArgumentException("not a time that CloudWatch keeps logs for: 1, 3, 5, 7, 14, 30, 60, 90,"
                    + " 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days");
        }
        return days;
    }

    /** Chatwork's webhook token is Base64; with any other every message would be refused for its signature. */
    static void checkBase64(String token) {
        try {
            Base64.getDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            // Without the cause: its message would quote the token.
            throw new IllegalArgumentException("not Base64, as Chatwork shows the token of a webhook");
        }
    }

    /** With its path where it has one, because aws:PrincipalArn has it too. */
    static String roleName(String text) {
        var name = matching("([\\w+=,.@-]{1,128}/){0,8}[\\w+=,.@-]{1,64}", "not the name of a role")
                .apply(text);
        if (name.startsWith("kaikin-")) {
            throw new IllegalArgumentException("one of kaikin's own roles, and none that servers had before");
        }
        return name;
    }
}
