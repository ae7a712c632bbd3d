package kaikin.unban;

import java.util.stream.Collectors;

/** The English texts. */
final class EnglishAnswers implements Answers {
    @Override
    public Answer releaseStarted(Outcome.ReleaseStarted outcome) {
        return new Answer("Release started", """
                The release of %s was started on %s. Whether it is done is not known yet.
                Wait a minute and connect again; if that does not help, ask the SRE members.
                Account: %s, command: %s""".formatted(
                        outcome.address(), Names.of(outcome.servers()), outcome.account(), outcome.command()));
    }

    @Override
    public Answer banned(Outcome.Banned outcome) {
        return new Answer(
                "Checked", """
                %s is banned on %s. This was only a check: nothing was changed.
                To release it, send the address without «check».
                %s""".formatted(outcome.address(), Names.of(outcome.servers()), ages(outcome.freshness())));
    }

    @Override
    public Answer notBanned(Outcome.NotBanned outcome) {
        return new Answer("Not released", """
                %s is in no ban list that could be read. Please try to connect again; if that fails, ask the SRE members.
                %s""".formatted(outcome.address(), ages(outcome.freshness())));
    }

    @Override
    public Answer couldNotDo(Outcome.CouldNotDo outcome) {
        return new Answer("Not released", """
                %s is banned on %s, but its release could not be started: %s.
                Account: %s. Please ask the SRE members; reference for the log: %s""".formatted(
                        outcome.address(),
                        Names.of(outcome.servers()),
                        reason(outcome.refusal().reason()),
                        outcome.account(),
                        outcome.logReference()));
    }

    @Override
    public Answer couldNotLook(Outcome.CouldNotLook outcome) {
        return new Answer(
                "Not released",
                "The ban lists could not be read, and nothing was changed. Please try again in a moment; if that"
                        + " fails, ask the SRE members. Reference for the log: " + outcome.logReference());
    }

    @Override
    public Answer tooMany(Outcome.TooMany outcome) {
        return new Answer(
                "Not released",
                "The message has %d addresses; at most %d go at once. Nothing was changed: please send them in parts."
                        .formatted(outcome.addresses(), outcome.most()));
    }

    @Override
    public Answer overview(Outcome.Overview outcome) {
        var servers =
                outcome.freshness().servers().stream().map(EnglishAnswers::line).collect(Collectors.joining("\n"));
        return new Answer("Servers", servers.isEmpty() ? "There is no ban list yet." : servers);
    }

    @Override
    public Answer help(Outcome.Help outcome) {
        return new Answer("Do you want to lift a ban?", """
                Mention me in one of these ways:
                - quote the BAN notice
                - write your global address (such as 203.0.113.7); to find it: https://checkip.amazonaws.com
                «check» and an address only looks, «list» shows the servers.
                If that does not help, ask the SRE members.""");
    }

    @Override
    public Answer thanked(Outcome.Thanked outcome) {
        return new Answer("", "Always a great pleasure.");
    }

    @Override
    public Answer notAllowed(Outcome.NotAllowed outcome) {
        return new Answer(
                "Not released",
                "This room (%d) or you (%d) are not registered, so nothing was done. Please ask the SRE members to register you."
                        .formatted(outcome.room(), outcome.person()));
    }

    private static String reason(Fleet.Reason reason) {
        return switch (reason) {
            case NO_ACCESS -> "the operator role of that account may not be assumed";
            case DENIED -> "running the release on that server is not permitted";
            case UNKNOWN_SERVER -> "the server does not exist, or its SSM agent does not report";
            case BUSY -> "AWS takes no more requests right now, please try again in a moment";
            case UNAVAILABLE -> "AWS does not answer, please try again in a moment";
        };
    }

    private static String ages(Freshness freshness) {
        if (freshness.servers().isEmpty()) {
            return "There is no ban list yet.";
        }
        var text = "Lists: %d, the newest %d min old, the oldest %d min."
                .formatted(freshness.servers().size(), freshness.newestMinutes(), freshness.oldestMinutes());
        if (!freshness.stale().isEmpty()) {
            text += "\nToo old to be believed: " + Names.of(freshness.stale());
        }
        if (!freshness.unreadable().isEmpty()) {
            text += "\nNot readable: " + Names.of(freshness.unreadable());
        }
        return text;
    }

    private static String line(Freshness.Entry entry) {
        return "- %s: %d min%s"
                .formatted(entry.server().server(), entry.age().toMinutes(), entry.complete() ? "" : " (not readable)");
    }
}
