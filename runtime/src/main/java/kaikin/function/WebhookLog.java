package kaikin.function;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.contract.BanListKey;
import kaikin.contract.Figure;
import kaikin.function.JsonLog.Figures;
import kaikin.webhook.AnswerOutcome;
import kaikin.webhook.ChatRoom.Delivery;
import kaikin.webhook.Question;
import kaikin.webhook.ReleaseSender.Reason;

/** The lines of the log about one webhook, with what there is to count in them. */
record WebhookLog(JsonLog journal, Clock clock, String request, String message) {
    private static final int LONGEST = 4000;

    WebhookLog(JsonLog journal, Clock clock, String request) {
        this(journal, clock, request, "-");
    }

    /** The lines about a webhook that bears this message. */
    WebhookLog about(String id) {
        return new WebhookLog(journal, clock, request, id);
    }

    void write(String outcome, String detail) {
        journal.write("webhook", fields(outcome, detail));
    }

    /** Writes a line that counts as one. */
    void write(String outcome, String detail, Figure counted) {
        var figures = new Figures(clock.instant(), Map.of(counted, 1L));
        journal.write("webhook", fields(outcome, detail), figures);
    }

    /** Writes who asked for what, where, and what came of it. */
    void answered(Question question, List<AnswerOutcome> outcomes, Delivery delivery, Instant start) {
        var summary = outcomes.stream().map(LogValues::of).distinct().collect(Collectors.joining("+"));
        var fields = new HashMap<>(fields(summary, outcomes + " " + delivery));
        fields.put("reference", question.reference().text());
        fields.put("room", Long.toString(question.room()));
        fields.put("asker", Long.toString(question.person()));
        fields.put("asked", LogValues.of(question.request()));
        fields.put("addresses", joined(question.request().addresses().stream()));
        // Those that a release was started on.
        fields.put(
                "servers",
                joined(outcomes.stream()
                        .flatMap(outcome -> outcome instanceof AnswerOutcome.ReleaseStarted started
                                ? started.servers().stream()
                                : Stream.empty())
                        .map(BanListKey::server)
                        .distinct()));
        // The accounts of which not all lists were read. Beside the detail, which may be cut: an alarm leads here.
        var incomplete = joined(outcomes.stream()
                .flatMap(outcome -> outcome.basis().stream())
                .flatMap(freshness -> freshness.incomplete().keySet().stream())
                .distinct());
        if (!incomplete.isEmpty()) {
            fields.put("incomplete", incomplete);
        }
        journal.write("webhook", fields, figures(outcomes, delivery, start));
    }

    private Map<String, String> fields(String outcome, String detail) {
        return Map.of("request", request, "message", message, "outcome", outcome, "detail", cut(detail));
    }

    private static String joined(Stream<?> things) {
        return cut(things.map(Object::toString).collect(Collectors.joining(" ")));
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private Figures figures(List<AnswerOutcome> outcomes, Delivery delivery, Instant start) {
        var now = clock.instant();
        var counts = new EnumMap<Figure, Long>(Figure.class);
        counts.put(Figure.ASKED, 1L);
        counts.put(Figure.LATENCY, Duration.between(start, now).toMillis());
        outcomes.forEach(outcome -> count(outcome, counts));
        var bases =
                outcomes.stream().flatMap(outcome -> outcome.basis().stream()).toList();
        if (bases.stream().anyMatch(freshness -> !freshness.whole())) {
            counts.put(Figure.DOUBTED, 1L);
        }
        if (bases.stream().anyMatch(freshness -> !freshness.incomplete().isEmpty())) {
            counts.put(Figure.INCOMPLETE, 1L);
        }
        if (delivery instanceof Delivery.NotDelivered) {
            counts.put(Figure.UNPOSTED, 1L);
        }
        return new Figures(now, counts);
    }

    private static void count(AnswerOutcome outcome, EnumMap<Figure, Long> counts) {
        if (outcome instanceof AnswerOutcome.ReleaseStarted started) {
            var unchecked = started.commands().stream()
                    .filter(command -> command.unchecked().isPresent())
                    .count();
            counts.merge(Figure.STARTED, (long) started.commands().size(), Long::sum);
            counts.merge(Figure.UNCHECKED, unchecked, Long::sum);
        } else if (outcome instanceof AnswerOutcome.NotAllowed) {
            counts.merge(Figure.REFUSED, 1L, Long::sum);
        } else if (outcome instanceof AnswerOutcome.CouldNotDo failed) {
            var denied = failed.refusals().stream()
                    .map(refusal -> refusal.why().reason())
                    .anyMatch(reason -> reason == Reason.NO_ACCESS || reason == Reason.DENIED);
            counts.merge(Figure.FAILED, 1L, Long::sum);
            counts.merge(Figure.DENIED, denied ? 1L : 0L, Long::sum);
        } else if (outcome instanceof AnswerOutcome.CouldNotLook
                || outcome instanceof AnswerOutcome.NoHistory
                || outcome instanceof AnswerOutcome.Broken) {
            counts.merge(Figure.FAILED, 1L, Long::sum);
        } else if (outcome instanceof AnswerOutcome.NotBanned
                || outcome instanceof AnswerOutcome.NotSeen
                || outcome instanceof AnswerOutcome.NotGlobal) {
            counts.merge(Figure.NOT_FOUND, 1L, Long::sum);
        }
    }
}
