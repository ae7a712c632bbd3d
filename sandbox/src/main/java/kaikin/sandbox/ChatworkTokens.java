package kaikin.sandbox;

import java.security.SecureRandom;
import java.util.Base64;

/** What Chatwork and the bot know each other by, in this sandbox only. */
public record ChatworkTokens(String webhook, String api) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static ChatworkTokens of(SandboxOptions setup) {
        return new ChatworkTokens(
                setup.webhookToken().orElseGet(() -> Base64.getEncoder().encodeToString(random(32))),
                Base64.getUrlEncoder().withoutPadding().encodeToString(random(24)));
    }

    private static byte[] random(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Not the tokens: this text may land in a log. */
    @Override
    public String toString() {
        return "tokens";
    }
}
