package kaikin.function;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import kaikin.chatwork.ChatworkSecrets;
import kaikin.chatwork.WebhookSignature;

/** The bot's tokens, read when the function starts and again when they are five minutes old. */
final class Secrets {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Supplier<ChatworkSecrets> source;
    private final Clock clock;
    private final Journal journal;
    private ChatworkSecrets current;
    private WebhookSignature signature;
    private Instant read;

    Secrets(Supplier<ChatworkSecrets> source, Clock clock, Journal journal) {
        this.source = source;
        this.clock = clock;
        this.journal = journal;
        this.current = source.get();
        this.signature = new WebhookSignature(current.webhookToken());
        this.read = clock.instant();
    }

    String apiToken() {
        return current.apiToken();
    }

    /**
     * Whether the signature is the body's. Only a good one can make us read the tokens again, after which it must still
     * be good: so a stranger causes no call, and a revoked token is worth nothing five minutes later.
     */
    boolean sign(byte[] body, String claimed) {
        if (!signature.signs(body, claimed)) {
            return false;
        }
        if (Duration.between(read, clock.instant()).compareTo(LIFE) > 0) {
            refresh();
            return signature.signs(body, claimed);
        }
        return true;
    }

    private void refresh() {
        try {
            current = source.get();
            signature = new WebhookSignature(current.webhookToken());
            read = clock.instant();
        } catch (IllegalStateException e) {
            journal.write("secrets", Map.of("outcome", "kept the old ones", "detail", String.valueOf(e.getMessage())));
        }
    }
}
