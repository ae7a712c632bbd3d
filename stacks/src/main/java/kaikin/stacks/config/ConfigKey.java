package kaikin.stacks.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The keys of a stack's file, each with an example that is right. */
enum ConfigKey {
    REGION("aws:region", "ap-northeast-1"),
    ALLOWED_ACCOUNTS("aws:allowedAccountIds", "[\"111111111111\"]"),
    ACCOUNT("kaikin:account", "\"111111111111\""),
    HUB("kaikin:hub", "\"111111111111\""),
    SERVER_TAG_KEY("kaikin:serverTagKey", "bot"),
    SERVER_TAG_VALUE("kaikin:serverTagValue", "release-sshguard"),
    SERVER_ROLE("kaikin:serverRole", "my-existing-role"),
    ALARM_ADDRESS("kaikin:alarmAddress", "ops@example.com"),
    FLEETS("kaikin:fleets", "[\"111111111111\", \"222222222222/my-existing-role\"]"),
    ROOMS("kaikin:rooms", "[\"36818150\"]"),
    PEOPLE("kaikin:people", "[\"1484814\"]"),
    BOT("kaikin:bot", "\"2763201\""),
    LANGUAGE("kaikin:language", "ja"),
    CONTACT("kaikin:contact", "SREメンバー"),
    STALE_AFTER("kaikin:staleAfterMinutes", "\"15\""),
    ARCHITECTURE("kaikin:architecture", "arm64"),
    LOG_RETENTION("kaikin:logRetentionDays", "\"90\""),
    RESERVED_CONCURRENCY("kaikin:reservedConcurrency", "\"5\""),
    FUNCTION_REVISION("kaikin:functionRevision", "\"2\""),
    WEBHOOK_TOKEN("kaikin:webhookToken", "pulumi config set --secret kaikin:webhookToken"),
    API_TOKEN("kaikin:apiToken", "pulumi config set --secret kaikin:apiToken");

    static final String NAMESPACE = "kaikin:";

    private final String text;
    private final String example;

    ConfigKey(String text, String example) {
        this.text = text;
        this.example = example;
    }

    /** All keys of this program's own namespace. */
    static List<ConfigKey> own() {
        return Arrays.stream(values())
                .filter(key -> key.text.startsWith(NAMESPACE))
                .toList();
    }

    /** Those that only the hub's stack file has. */
    static Set<ConfigKey> ofHub() {
        return EnumSet.range(FLEETS, API_TOKEN);
    }

    /** The one of this program's own keys that is spelt most like a text. */
    static ConfigKey nearest(String given) {
        return own().stream()
                .min(Comparator.comparingInt(key -> distance(key.toString(), given)))
                .orElseThrow();
    }

    /** Counts the letters to add, drop or change (Levenshtein). */
    private static int distance(String left, String right) {
        var row = new int[right.length() + 1];
        for (var j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= left.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.length(); j++) {
                var changed = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }

    String example() {
        return example;
    }

    /** As the stack's file has it, with its namespace. */
    @Override
    public String toString() {
        return text;
    }
}
