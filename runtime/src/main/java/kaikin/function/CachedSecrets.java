package kaikin.function;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import kaikin.chatwork.ChatworkSecrets;
import kaikin.chatwork.WebhookSignature;
import org.jspecify.annotations.Nullable;

/** The bot's tokens, read when they are needed first and again when they are five minutes old. */
final class CachedSecrets {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Supplier<ChatworkSecrets> source;
    private final Clock clock;
    private final JsonLog journal;
    private volatile @Nullable Known known;

    private record Known(ChatworkSecrets tokens, WebhookSignature signature, Instant read) {}

    /** Thrown where the tokens cannot be had now; the message says why, for the log. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1;

        UnreadableException(IllegalStateException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * Creates it without tokens.
     *
     * @param source throws an {@link IllegalStateException} where they cannot be had, whose message holds no secret
     */
    CachedSecrets(Supplier<ChatworkSecrets> source, Clock clock, JsonLog journal) {
        this.source = source;
        this.clock = clock;
        this.journal = journal;
    }

    /** Reads the tokens before anyone needs them; where they cannot be had, the first webhook tries again. */
    void readAhead() {
        try {
            known = read();
        } catch (IllegalStateException e) {
            log("not read yet", e);
        }
    }

    /** The token to post with; what {@link #sign} took is signed with its like. */
    String apiToken() {
        var held = known;
        return held == null ? read().tokens().apiToken() : held.tokens().apiToken();
    }

    /**
     * Whether the signature is the body's. Once the tokens are known, only a good one can make us read them again,
     * after which it must still be good: so a stranger causes no call, and a revoked token is worth nothing five
     * minutes later.
     */
    boolean sign(byte[] body, String claimed) throws UnreadableException {
        var held = known;
        if (held == null) {
            held = first();
            known = held;
            return held.signature().signs(body, claimed);
        }
        if (!held.signature().signs(body, claimed)) {
            return false;
        }
        return Duration.between(held.read(), clock.instant()).compareTo(LIFE) <= 0
                || refreshed(held).signature().signs(body, claimed);
    }

    private Known first() throws UnreadableException {
        try {
            return read();
        } catch (IllegalStateException e) {
            throw new UnreadableException(e);
        }
    }

    private Known refreshed(Known old) {
        try {
            var fresh = read();
            known = fresh;
            return fresh;
        } catch (IllegalStateException e) {
            log("kept the old ones", e);
            return old;
        }
    }

    private Known read() {
        var tokens = source.get();
        return new Known(tokens, new WebhookSignature(tokens.webhookToken()), clock.instant());
    }

    private void log(String outcome, IllegalStateException e) {
        journal.write("secrets", Map.of("outcome", outcome, "detail", String.valueOf(e.getMessage())));
    }
}
