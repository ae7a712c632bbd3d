package kaikin.chatwork;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import kaikin.webhook.AnswerParagraph;
import kaikin.webhook.ChatRoom;
import kaikin.webhook.ReplyTo;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The client of Chatwork's API: tries again where that may help, as long as somebody waits.
 *
 * <p>It posts through the AWS SDK's HTTP interface, because the function then needs one TLS stack, the native one; the
 * JDK's own costs a cold function a quarter of a second. A port of ours around it would only repeat that interface.
 */
public final class ChatworkRoom implements ChatRoom {
    private static final String MESSAGES = "https://api.chatwork.com/v2/rooms/%s/messages";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int MOST_CALLS = 4;

    private final SdkHttpClient http;
    private final Supplier<String> apiToken;
    private final Patience patience;

    /** How long to try, on whose clock, and how to wait. */
    record Patience(Duration most, Clock clock, Pause pause) {}

    /** Lets time pass. */
    interface Pause {
        void take(Duration time) throws InterruptedException;
    }

    /**
     * Creates a client.
     *
     * @param apiToken throws an {@link IllegalStateException} where it cannot be had, whose message holds no secret
     * @param patience no call is made later than this after the first
     */
    public ChatworkRoom(SdkHttpClient http, Supplier<String> apiToken, Duration patience) {
        this(http, apiToken, new Patience(patience, Clock.systemUTC(), time -> Thread.sleep(time.toMillis())));
    }

    ChatworkRoom(SdkHttpClient http, Supplier<String> apiToken, Patience patience) {
        this.http = http;
        this.apiToken = apiToken;
        this.patience = patience;
    }

    @Override
    public Delivery reply(ReplyTo to, List<AnswerParagraph> answers) {
        var form = "self_unread=0&body=" + URLEncoder.encode(ReplyText.of(to, answers), UTF_8);
        var call = new ChatworkCall(http, URI.create(MESSAGES.formatted(to.room())), form);
        String token;
        try {
            token = apiToken.get();
        } catch (IllegalStateException e) {
            return new Delivery.NotDelivered(String.valueOf(e.getMessage()));
        }
        try {
            return reply(call, token, patience.clock().instant().plus(patience.most()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.NotDelivered("interrupted");
        }
    }

    private Delivery reply(ChatworkCall call, String token, Instant end) throws InterruptedException {
        var pause = FIRST_PAUSE;
        for (var calls = 1; ; calls++) {
            var now = patience.clock().instant();
            var result = call.make(token, now, pause);
            var later = result.again().map(patience.clock().instant()::plus);
            if (calls == MOST_CALLS || later.isEmpty() || later.get().isAfter(end)) {
                return result.delivery();
            }
            patience.pause().take(result.again().orElseThrow());
            pause = pause.multipliedBy(2);
        }
    }
}
