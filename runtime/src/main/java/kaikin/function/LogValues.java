package kaikin.function;

import static java.util.Map.entry;

import java.util.Map;
import kaikin.outcome.Telling.Told;
import kaikin.unban.Outcome;
import kaikin.unban.Request;

/** What lines of the log call requests and their ends: queries know these values, whatever a class is called. */
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
            entry(Outcome.ReleaseStarted.class, "ReleaseStarted"),
            entry(Outcome.Banned.class, "Banned"),
            entry(Outcome.NotBanned.class, "NotBanned"),
            entry(Outcome.NotSeen.class, "NotSeen"),
            entry(Outcome.NotGlobal.class, "NotGlobal"),
            entry(Outcome.Doubtful.class, "Doubtful"),
            entry(Outcome.CouldNotDo.class, "CouldNotDo"),
            entry(Outcome.Gone.class, "Gone"),
            entry(Outcome.Elsewhere.class, "Elsewhere"),
            entry(Outcome.UnknownServers.class, "UnknownServers"),
            entry(Outcome.NotAsked.class, "NotAsked"),
            entry(Outcome.Which.class, "Which"),
            entry(Outcome.Unreadable.class, "Unreadable"),
            entry(Outcome.Refused.class, "Refused"),
            entry(Outcome.CouldNotLook.class, "CouldNotLook"),
            entry(Outcome.Broken.class, "Broken"),
            entry(Outcome.TooMany.class, "TooMany"),
            entry(Outcome.Overview.class, "Overview"),
            entry(Outcome.RoomHistory.class, "RoomHistory"),
            entry(Outcome.NoHistory.class, "NoHistory"),
            entry(Outcome.Help.class, "Help"),
            entry(Outcome.Thanked.class, "Thanked"),
            entry(Outcome.NotAllowed.class, "NotAllowed"),
            entry(Told.Answered.class, "Answered"),
            entry(Told.ByHand.class, "ByHand"),
            entry(Told.Dropped.class, "Dropped"),
            entry(Told.Failed.class, "Failed"));

    private LogValues() {}

    static String of(Request request) {
        return value(request.getClass());
    }

    static String of(Outcome outcome) {
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
