package kaikin.function;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kaikin.chatwork.Mention;
import kaikin.chatwork.Questions;
import kaikin.chatwork.WebhookEvent;
import kaikin.chatwork.WebhookSignature;
import kaikin.contract.ClaimKey;
import kaikin.outcome.Once;
import kaikin.outcome.UnavailableException;
import kaikin.unban.Answers;
import kaikin.unban.ChatRoom;
import kaikin.unban.Outcome;
import kaikin.unban.Question;
import kaikin.unban.Unban;

/** The way of a webhook: signed, meant for us, answered, logged. */
final class Webhook {
    /** A message of Chatwork's greatest length, every character escaped, is smaller. */
    private static final int LARGEST = 512 << 10;

    private final Secrets secrets;
    private final Unban unban;
    private final Chat chat;
    private final Setting setting;

    /** Where its answers go, and what sees to it that each message gets one. */
    record Chat(ChatRoom room, Once once) {}

    /** What it knows about itself and its surroundings. */
    record Setting(long bot, Answers answers, Clock clock, Journal journal) {}

    Webhook(Secrets secrets, Unban unban, Chat chat, Setting setting) {
        this.secrets = secrets;
        this.unban = unban;
        this.chat = chat;
        this.setting = setting;
    }

    HttpAnswer answer(HttpEvent event, String request) {
        var signature = WebhookSignature.find(event.headers(), event.query());
        if (signature.isEmpty() || !secrets.sign(event.body(), signature.get())) {
            log(request, "-", "bad signature", "");
            return HttpAnswer.BAD_SIGNATURE;
        }
        if (event.body().length > LARGEST) {
            log(request, "-", "dropped", "too large");
        } else {
            takeGuarded(event, request);
        }
        // Chatwork switches a webhook off that fails often: what is signed is always taken.
        return HttpAnswer.OK;
    }

    /** At this edge nothing may pass to the caller; the log gets the cause. */
    private void takeGuarded(HttpEvent event, String request) {
        try {
            take(WebhookEvent.read(event.body()), request);
        } catch (RuntimeException e) {
            log(request, "-", "failed", e.toString());
        }
    }

    private void take(WebhookEvent event, String request) {
        if (event instanceof Mention mention) {
            mention.reasonToDrop(setting.bot(), setting.clock().instant())
                    .ifPresentOrElse(
                            reason -> log(request, mention.message(), "dropped", reason),
                            () -> replyOnce(Questions.of(mention, request)));
        } else if (event instanceof WebhookEvent.OtherEvent other) {
            log(request, "-", "dropped", "event " + other.type());
        } else if (event instanceof WebhookEvent.Unreadable unreadable) {
            log(request, "-", "dropped", "unreadable: " + unreadable.problem());
        }
    }

    /** Chatwork may deliver a message twice, to two instances of the function. */
    private void replyOnce(Question question) {
        if (isOurs(question)) {
            reply(question);
        } else {
            log(question.logReference(), question.message(), "dropped", "delivered before");
        }
    }

    /** Two answers are a nuisance, none is a person locked out: where it cannot be known, it is ours. */
    private boolean isOurs(Question question) {
        try {
            return chat.once().claim(ClaimKey.message(question.room(), question.message()), question.logReference());
        } catch (UnavailableException e) {
            log(question.logReference(), question.message(), "unclaimed", String.valueOf(e.getMessage()));
            return true;
        }
    }

    private void reply(Question question) {
        var outcomes = outcomes(question);
        var answers =
                outcomes.stream().map(outcome -> outcome.in(setting.answers())).toList();
        var delivery = chat.room().reply(question.replyTo(), answers);
        log(question.logReference(), question.message(), summary(outcomes), outcomes + " " + delivery);
    }

    /** Whatever breaks inside, the person hears that nothing is known to be done. */
    private List<Outcome> outcomes(Question question) {
        try {
            return unban.answer(question);
        } catch (RuntimeException e) {
            return List.of(new Outcome.CouldNotLook(e.toString(), question.logReference()));
        }
    }

    private static String summary(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.getClass().getSimpleName())
                .distinct()
                .collect(Collectors.joining("+"));
    }

    private void log(String request, String message, String outcome, String detail) {
        setting.journal()
                .write("webhook", Map.of("request", request, "message", message, "outcome", outcome, "detail", detail));
    }
}
