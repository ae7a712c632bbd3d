package kaikin.function;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import kaikin.contract.Figure;
import kaikin.webhook.AnswerOutcome;
import kaikin.webhook.ChatRoom.Delivery;
import kaikin.webhook.ReleaseSender.Reason;

/** What there is to count in one answer. */
final class AnswerFigures {
    private final Clock clock;
    private final Instant start;

    AnswerFigures(Clock clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    LogFigures of(List<AnswerOutcome> outcomes, Delivery delivery) {
        var now = clock.instant();
        var counts = new EnumMap<Figure, Long>(Figure.class);
        counts.put(Figure.ASKED, 1L);
        counts.put(Figure.LATENCY, Duration.between(start, now).toMillis());
        outcomes.forEach(outcome -> figure(outcome, counts));
        if (outcomes.stream().anyMatch(AnswerFigures::isDoubted)) {
            counts.put(Figure.DOUBTED, 1L);
        }
        if (outcomes.stream().anyMatch(AnswerFigures::isIncomplete)) {
            counts.put(Figure.INCOMPLETE, 1L);
        }
        if (delivery instanceof Delivery.NotDelivered) {
            counts.put(Figure.UNPOSTED, 1L);
        }
        return new LogFigures(now, counts);
    }

    private static void figure(AnswerOutcome outcome, EnumMap<Figure, Long> counts) {
        if (outcome instanceof AnswerOutcome.ReleaseStarted started) {
            var unchecked = started.commands().stream()
                    .filter(command -> command.unchecked().isPresent())
                    .count();
            counts.merge(Figure.STARTED, (long) started.commands().size(), Long::sum);
            counts.merge(Figure.UNCHECKED, unchecked, Long::sum);
        } else if (outcome instanceof AnswerOutcome.NotAllowed) {
            counts.merge(Figure.REFUSED, 1L, Long::sum);
        } else if (outcome instanceof AnswerOutcome.CouldNotDo failed) {
            counts.merge(Figure.FAILED, 1L, Long::sum);
            counts.merge(Figure.DENIED, isDenied(failed) ? 1L : 0L, Long::sum);
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

    private static boolean isDenied(AnswerOutcome.CouldNotDo failed) {
        return failed.refusals().stream()
                .map(refusal -> refusal.why().reason())
                .anyMatch(reason -> reason == Reason.NO_ACCESS || reason == Reason.DENIED);
    }

    private static boolean isDoubted(AnswerOutcome outcome) {
        return outcome.basis().filter(freshness -> !freshness.whole()).isPresent();
    }

    private static boolean isIncomplete(AnswerOutcome outcome) {
        return outcome.basis()
                .filter(freshness -> !freshness.incomplete().isEmpty())
                .isPresent();
    }
}
