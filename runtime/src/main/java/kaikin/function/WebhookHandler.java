package kaikin.function;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.chatwork.Mention;
import kaikin.chatwork.QuestionReader;
import kaikin.chatwork.WebhookEvent;
import kaikin.chatwork.WebhookSignature;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.BanListKey;
import kaikin.contract.ClaimKey;
import kaikin.contract.Figure;
import kaikin.contract.HistoryKey;
import kaikin.history.History;
import kaikin.notify.ClaimStore;
import kaikin.notify.UnavailableException;
import kaikin.texts.Texts;
import kaikin.webhook.AnswerOutcome;
import kaikin.webhook.ChatRoom;
import kaikin.webhook.HistoryFindings;
import kaikin.webhook.Question;
import kaikin.webhook.UnbanService;

/** The way of a webhook: signed, meant for us, answered, logged. */
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

    /** Where its answers go, what sees to it that each message gets one, and what keeps them for later. */
    record Chat(ChatRoom room, ClaimStore once, History history) {}

    /** What it knows about itself and its surroundings. */
    record Setting(long bot, AnswerLanguage language, String contact, Clock clock, JsonLog journal) {}

    WebhookHandler(CachedSecrets secrets, UnbanService unban, Chat chat, Setting setting) {
        this.secrets = secrets;
        this.unban = unban;
        this.chat = chat;
        this.setting = setting;
    }

    HttpApiResponse answer(HttpApiEvent event, String request) {
        var line = new Line(request, "-");
        // Nothing of Chatwork's is as large: not even its signature is worth the time.
        if (event.body().length > LARGEST) {
            log(line, "refused", "too large");
            return HttpApiResponse.TOO_LARGE;
        }
        var signature = WebhookSignature.find(event.headers(), event.query());
        try {
            if (signature.isEmpty() || !secrets.sign(event.body(), signature.get())) {
                return badlySigned(signature, line);
            }
        } catch (CachedSecrets.UnreadableException e) {
            // Neither taken nor turned away: nobody knows whose it is.
            log(line, "unverified", String.valueOf(e.getMessage()), Figure.UNVERIFIED);
            return HttpApiResponse.NOT_VERIFIED;
        }
        // Chatwork switches a webhook off that fails often: what is signed is always taken.
        return taken(event, line);
    }

    /**
     * Counted is what may be Chatwork's, signed with a token that is no longer ours. Strangers, who try every address of
     * the Internet, send no signature, or none of Chatwork's form.
     */
    private HttpApiResponse badlySigned(Optional<String> signature, Line line) {
        if (signature.filter(WebhookSignature::isWellFormed).isPresent()) {
            log(line, "refused", "bad signature", Figure.BAD_SIGNATURE);
        } else {
            log(line, "refused", "no signature");
        }
        return HttpApiResponse.BAD_SIGNATURE;
    }

    /** At this edge nothing may pass to the caller; the log gets the cause. */
    private HttpApiResponse taken(HttpApiEvent event, Line line) {
        try {
            return take(WebhookEvent.read(event.body()), line);
        } catch (RuntimeException e) {
            log(line, "failed", e.toString());
            return HttpApiResponse.OK;
        }
    }

    private HttpApiResponse take(WebhookEvent event, Line line) {
        if (event instanceof WebhookEvent.Unreadable unreadable) {
            log(line, "dropped", "unreadable: " + unreadable.problem());
            return HttpApiResponse.NOT_UNDERSTOOD;
        }
        if (event instanceof Mention mention) {
            take(mention, new Line(line.request(), mention.message()));
        } else if (event instanceof WebhookEvent.OtherEvent other) {
            log(line, "dropped", "event " + other.type());
        }
        return HttpApiResponse.OK;
    }

    private void take(Mention mention, Line line) {
        mention.reasonToDrop(setting.bot(), setting.clock().instant())
                .ifPresentOrElse(
                        reason -> log(line, "dropped", reason), () -> replyOnce(QuestionReader.of(mention), line));
    }

    /** Chatwork may deliver a message twice, to two instances of the function. */
    private void replyOnce(Question question, Line line) {
        var tally = new AnswerFigures(setting.clock());
        // Looking changes nothing: it need not wait until it is known that the answer is ours to give.
        var ours = CompletableFuture.supplyAsync(() -> isOurs(question, line), CLAIMS);
        var prepared = prepared(question);
        if (ours.join()) {
            reply(question, new Work(prepared, tally), line);
        } else {
            log(line, "dropped", "delivered before");
        }
    }

    /** Two answers are a nuisance, none is a person locked out: where it cannot be known, it is ours. */
    private boolean isOurs(Question question, Line line) {
        try {
            return chat.once().claim(ClaimKey.message(question.room(), question.message()), line.request());
        } catch (UnavailableException e) {
            log(line, "unclaimed", String.valueOf(e.getMessage()));
            return true;
        }
    }

    /** What is to be done, and the figures of it so far. */
    private record Work(Supplier<List<AnswerOutcome>> prepared, AnswerFigures tally) {}

    private void reply(Question question, Work work, Line line) {
        var outcomes = outcomes(question, work.prepared());
        if (outcomes.stream().allMatch(AnswerOutcome.NotAllowed.class::isInstance) && !mayRefuse(question, line)) {
            log(line, "dropped", outcomes + " told before");
            return;
        }
        var spoken = Texts.in(question.language().orElse(setting.language()), setting.contact());
        var answers = outcomes.stream().map(outcome -> outcome.in(spoken)).toList();
        // Beside the answer, which waits for nothing that is kept.
        var kept = CompletableFuture.runAsync(() -> keep(question, outcomes, line), CLAIMS);
        var delivery = chat.room().reply(question.replyTo(), answers);
        setting.journal()
                .write(
                        "webhook",
                        line.fields(question, outcomes, outcomes + " " + delivery),
                        work.tally().of(outcomes, delivery));
        kept.join();
    }

    /** What cannot be kept is missing in the history, and nothing else: the log has it all the same. */
    private void keep(Question question, List<AnswerOutcome> outcomes, Line line) {
        try {
            var asked = HistoryFindings.of(question, outcomes, setting.clock().instant());
            if (asked.isPresent()) {
                var key = HistoryKey.request(question.room(), question.message());
                chat.history().keep(key, asked.get().toString());
            }
        } catch (History.UnavailableException | RuntimeException e) {
            log(line, "unkept", String.valueOf(e.getMessage()));
        }
    }

    /**
     * Another bot may answer whatever it is told, and be answered again, for ever: who may not ask hears so once in ten
     * minutes, and never for a message that replies to us.
     *
     * <p>Of two stretches that follow each other both have to be unclaimed: so between one answer and the next there is
     * at least a whole one.
     */
    private boolean mayRefuse(Question question, Line line) {
        var stretch = setting.clock().instant().getEpochSecond() / REFUSALS_APART.toSeconds();
        try {
            return !question.toldByBot()
                    && claimRefusal(question, stretch - 1, line)
                    && claimRefusal(question, stretch, line);
        } catch (UnavailableException e) {
            log(line, "unclaimed", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private boolean claimRefusal(Question question, long stretch, Line line) throws UnavailableException {
        return chat.once().claim(ClaimKey.refusal(question.room(), question.person(), stretch), line.request());
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

    private void log(Line line, String outcome, String detail) {
        setting.journal().write("webhook", line.fields(outcome, detail));
    }

    private void log(Line line, String outcome, String detail, Figure counted) {
        var figures = new LogFigures(setting.clock().instant(), Map.of(counted, 1L));
        setting.journal().write("webhook", line.fields(outcome, detail), figures);
    }

    /** What every line of the log says of a webhook. */
    private record Line(String request, String message) {
        private static final int LONGEST = 4000;

        Map<String, String> fields(String outcome, String detail) {
            return Map.of("request", request, "message", message, "outcome", outcome, "detail", cut(detail));
        }

        /** Who asked for what, where, and what came of it. */
        Map<String, String> fields(Question question, List<AnswerOutcome> outcomes, String detail) {
            var fields = new HashMap<>(fields(summary(outcomes), detail));
            fields.put("reference", question.reference().text());
            fields.put("room", Long.toString(question.room()));
            fields.put("asker", Long.toString(question.person()));
            fields.put("asked", LogValues.of(question.request()));
            fields.put("addresses", cut(joined(question.request().addresses())));
            fields.put("servers", cut(joined(servers(outcomes))));
            // Beside the detail, which may be cut: an alarm leads here.
            var incomplete = incomplete(outcomes);
            if (!incomplete.isEmpty()) {
                fields.put("incomplete", cut(joined(incomplete)));
            }
            return fields;
        }

        private static String summary(List<AnswerOutcome> outcomes) {
            return outcomes.stream().map(LogValues::of).distinct().collect(Collectors.joining("+"));
        }

        /** Those that a release was started on. */
        private static List<String> servers(List<AnswerOutcome> outcomes) {
            return outcomes.stream()
                    .flatMap(outcome -> outcome instanceof AnswerOutcome.ReleaseStarted started
                            ? started.servers().stream()
                            : Stream.empty())
                    .map(BanListKey::server)
                    .distinct()
                    .toList();
        }

        /** The accounts of which not all lists were read. */
        private static List<AccountId> incomplete(List<AnswerOutcome> outcomes) {
            return outcomes.stream()
                    .flatMap(outcome -> outcome.basis().stream())
                    .flatMap(freshness -> freshness.incomplete().keySet().stream())
                    .distinct()
                    .toList();
        }

        private static String joined(List<?> things) {
            return things.stream().map(Object::toString).collect(Collectors.joining(" "));
        }

        static String cut(String text) {
            return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        }
    }
}
