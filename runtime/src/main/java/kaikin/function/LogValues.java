package kaikin.function;

import static java.util.Map.entry;

import java.util.Map;
import kaikin.notify.OutcomeNotifier.Told;
import kaikin.webhook.AnswerOutcome;
import kaikin.webhook.Request;

/** The log's names of requests and their ends: queries know these values, whatever a class is called. */
final class LogValues {
    private static final Map<Class<?>, String> VALUES = Map.ofEntries(
            entry(Request.Release.class, "Release"),
            entry(Request.Check.class, "Check"),
            entry(Request.Overview.class, "Overview"),
            entry(Request.History.class, "History"),
            entry(Request.Help.class, "Help"),
            entry(Request.Thanks.class, "Thanks"),
            entry(Request.NotAsked.class, "NotAsked"),
            entry(Request.Which.class, "Which"),
            entry(Request.Unreadable.class, "Unreadable"),
            entry(Request.Refused.class, "Refused"),
            entry(Request.Unclear.class, "Unclear"),
            entry(AnswerOutcome.ReleaseStarted.class, "ReleaseStarted"),
            entry(AnswerOutcome.Banned.class, "Banned"),
            entry(AnswerOutcome.NotBanned.class, "NotBanned"),
            entry(AnswerOutcome.NotSeen.class, "NotSeen"),
            entry(AnswerOutcome.NotGlobal.class, "NotGlobal"),
            entry(AnswerOutcome.Doubtful.class, "Doubtful"),
            entry(AnswerOutcome.CouldNotDo.class, "CouldNotDo"),
            entry(AnswerOutcome.Gone.class, "Gone"),
            entry(AnswerOutcome.Elsewhere.class, "Elsewhere"),
            entry(AnswerOutcome.UnknownServers.class, "UnknownServers"),
            entry(AnswerOutcome.NotAsked.class, "NotAsked"),
            entry(AnswerOutcome.Which.class, "Which"),
            entry(AnswerOutcome.Unreadable.class, "Unreadable"),
            entry(AnswerOutcome.Refused.class, "Refused"),
            entry(AnswerOutcome.CouldNotLook.class, "CouldNotLook"),
            entry(AnswerOutcome.Broken.class, "Broken"),
            entry(AnswerOutcome.TooMany.class, "TooMany"),
            entry(AnswerOutcome.Overview.class, "Overview"),
            entry(AnswerOutcome.RoomHistory.class, "RoomHistory"),
            entry(AnswerOutcome.NoHistory.class, "NoHistory"),
            entry(AnswerOutcome.Help.class, "Help"),
            entry(AnswerOutcome.Thanked.class, "Thanked"),
            entry(AnswerOutcome.NotAllowed.class, "NotAllowed"),
            entry(Told.Answered.class, "Answered"),
            entry(Told.ByHand.class, "ByHand"),
            entry(Told.Dropped.class, "Dropped"),
            entry(Told.Failed.class, "Failed"));

    private LogValues() {}

    static String of(Request request) {
        return value(request.getClass());
    }

    static String of(AnswerOutcome outcome) {
        return value(outcome.getClass());
    }

    static String of(Told told) {
        return value(told.getClass());
    }

    /** A line without its value is better than no line. */
    static String value(Class<?> type) {
        return VALUES.getOrDefault(type, "unnamed");
    }
}
