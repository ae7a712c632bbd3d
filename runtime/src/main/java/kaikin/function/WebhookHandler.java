package kaikin.function;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import kaikin.chatwork.QuestionReader;
import kaikin.chatwork.WebhookEvent;
import kaikin.chatwork.WebhookEvent.Mention;
import kaikin.chatwork.WebhookSignature;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.ClaimKey;
import kaikin.contract.Figure;
import kaikin.contract.HistoryKey;
import kaikin.function.HttpApiEvent.Response;
import kaikin.history.History;
import kaikin.notify.ClaimStore;
import kaikin.notify.UnavailableException;
import kaikin.texts.Texts;
import kaikin.webhook.AnswerOutcome;
import kaikin.webhook.ChatRoom;
import kaikin.webhook.HistoryFindings;
import kaikin.webhook.Question;
import kaikin.webhook.UnbanService;

/** Handles a webhook: it must be signed and meant for us, and is answered and logged. */
final class WebhookHandler {
    /** A message of Chatwork's greatest length, every character escaped, is smaller. */
    private static final int LARGEST = 512 << 10;

    private static final Duration REFUSALS_APART = Duration.ofMinutes(10);

    private static final ExecutorService CLAIMS = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "claims");
        thread.setDaemon(true);
        return thread;
    });

    private final CachedSecrets secrets;
    private final UnbanService unban;
    private final Chat chat;
    private final Setting setting;

    /** The chat that answers go to, the claims that give each message one, and the history that keeps them. */
    record Chat(ChatRoom room, ClaimStore once, History history) {}

    /** The bot itself and its surroundings. */
    record Setting(long bot, AnswerLanguage language, String contact, Clock clock, JsonLog journal) {}

    WebhookHandler(CachedSecrets secrets, UnbanService unban, Chat chat, Setting setting) {
        this.secrets = secrets;
        this.unban = unban;
        this.chat = chat;
        this.setting = setting;
    }

    Response answer(HttpApiEvent event, String request) {
        var log = new WebhookLog(setting.journal(), setting.clock(), request);
        // Nothing of Chatwork's is as large: not even its signature is worth the time.
        if (event.body().length > LARGEST) {
            log.write("refused", "too large");
            return Response.TOO_LARGE;
        }
        var signature = WebhookSignature.find(event.headers(), event.query());
        try {
            if (signature.isEmpty() || !secrets.sign(event.body(), signature.get())) {
                return badlySigned(signature, log);
            }
        } catch (CachedSecrets.UnreadableException e) {
            // Neither taken nor turned away: nobody knows whose it is.
            log.write("unverified", String.valueOf(e.getMessage()), Figure.UNVERIFIED);
            return Response.NOT_VERIFIED;
        }
        // Chatwork switches a webhook off that fails often: what is signed is always taken.
        return taken(event, log);
    }

    /**
     * Counted is what may be Chatwork's, signed with a token that is no longer ours. Strangers, who try every address
     * of the Internet, send no signature, or none of Chatwork's form.
     */
    private Response badlySigned(Optional<String> signature, WebhookLog log) {
        if (signature.filter(WebhookSignature::isWellFormed).isPresent()) {
            log.write("refused", "bad signature", Figure.BAD_SIGNATURE);
        } else {
            log.write("refused", "no signature");
        }
        return Response.BAD_SIGNATURE;
    }

    /** At this edge nothing may pass to the caller; the log gets the cause. */
    private Response taken(HttpApiEvent event, WebhookLog log) {
        try {
            return take(WebhookEvent.read(event.body()), log);
        } catch (RuntimeException e) {
            log.write("failed", e.toString());
            return Response.OK;
        }
    }

    private Response take(WebhookEvent event, WebhookLog log) {
        if (event instanceof WebhookEvent.Unreadable unreadable) {
            log.write("dropped", "unreadable: " + unreadable.problem());
            return Response.NOT_UNDERSTOOD;
        }
        if (event instanceof Mention mention) {
            take(mention, log.about(mention.message()));
        } else if (event instanceof WebhookEvent.OtherEvent other) {
            log.write("dropped", "event " + other.type());
        }
        return Response.OK;
    }

    private void take(Mention mention, WebhookLog log) {
        mention.reasonToDrop(setting.bot(), setting.clock().instant())
                .ifPresentOrElse(
                        reason -> log.write("dropped", reason), () -> replyOnce(QuestionReader.of(mention), log));
    }

    /** Chatwork may deliver a message twice, to two instances of the function. */
    private void replyOnce(Question question, WebhookLog log) {
        var start = setting.clock().instant();
        // Looking changes nothing: it need not wait until it is known that the answer is ours to give.
        var ours = CompletableFuture.supplyAsync(() -> isOurs(question, log), CLAIMS);
        var prepared = prepared(question);
        if (ours.join()) {
            reply(question, prepared, start, log);
        } else {
            log.write("dropped", "delivered before");
        }
    }

    /** Two answers are a nuisance, none is a person locked out: where it cannot be known, it is ours. */
    private boolean isOurs(Question question, WebhookLog log) {
        try {
            return chat.once().claim(ClaimKey.message(question.room(), question.message()), log.request());
        } catch (UnavailableException e) {
            log.write("unclaimed", String.valueOf(e.getMessage()));
            return true;
        }
    }

    private void reply(Question question, Supplier<List<AnswerOutcome>> prepared, Instant start, WebhookLog log) {
        var outcomes = outcomes(question, prepared);
        if (outcomes.stream().allMatch(AnswerOutcome.NotAllowed.class::isInstance) && !mayRefuse(question, log)) {
            log.write("dropped", outcomes + " told before");
            return;
        }
        var spoken = Texts.in(question.language().orElse(setting.language()), setting.contact());
        var answers = outcomes.stream().map(outcome -> outcome.in(spoken)).toList();
        // Beside the answer, which waits for nothing that is kept.
        var kept = CompletableFuture.runAsync(() -> keep(question, outcomes, log), CLAIMS);
        var delivery = chat.room().reply(question.replyTo(), answers);
        log.answered(question, outcomes, delivery, start);
        kept.join();
    }

    /**
     * Keeps an answer for the history. What cannot be kept is missing there, and nothing else: the log has it all the
     * same.
     */
    private void keep(Question question, List<AnswerOutcome> outcomes, WebhookLog log) {
        try {
            var asked = HistoryFindings.of(question, outcomes, setting.clock().instant());
            if (asked.isPresent()) {
                var key = HistoryKey.request(question.room(), question.message());
                chat.history().keep(key, asked.get().toString());
            }
        } catch (History.UnavailableException | RuntimeException e) {
            log.write("unkept", String.valueOf(e.getMessage()));
        }
    }

    /**
     * Another bot may answer whatever it is told, and be answered again, for ever: who may not ask hears so once in ten
     * minutes, and never for a message that replies to us.
     *
     * <p>Of two stretches that follow each other both have to be unclaimed: so between one answer and the next there is
     * at least a whole one.
     */
    private boolean mayRefuse(Question question, WebhookLog log) {
        var stretch = setting.clock().instant().getEpochSecond() / REFUSALS_APART.toSeconds();
        try {
            return !question.toldByBot()
                    && claimRefusal(question, stretch - 1, log)
                    && claimRefusal(question, stretch, log);
        } catch (UnavailableException e) {
            log.write("unclaimed", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private boolean claimRefusal(Question question, long stretch, WebhookLog log) throws UnavailableException {
        return chat.once().claim(ClaimKey.refusal(question.room(), question.person(), stretch), log.request());
    }

    /** Whatever breaks inside, the person hears that nothing is known to be done. */
    private List<AnswerOutcome> outcomes(Question question, Supplier<List<AnswerOutcome>> prepared) {
        try {
            return prepared.get();
        } catch (RuntimeException e) {
            return broken(question, e);
        }
    }

    private Supplier<List<AnswerOutcome>> prepared(Question question) {
        try {
            return unban.prepare(question);
        } catch (RuntimeException e) {
            return () -> broken(question, e);
        }
    }

    private static List<AnswerOutcome> broken(Question question, RuntimeException e) {
        return List.of(new AnswerOutcome.Broken(question.request().addresses(), e.toString(), question.reference()));
    }
}
