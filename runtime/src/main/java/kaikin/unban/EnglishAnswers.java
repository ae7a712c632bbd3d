package kaikin.unban;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kaikin.ban.AddressScope;
import kaikin.unban.Freshness.State;

/** The English texts. */
final class EnglishAnswers implements Answers {
    private static final String OWN_ADDRESS = "https://checkip.amazonaws.com";

    @Override
    public Answer releaseStarted(Outcome.ReleaseStarted outcome) {
        return new Answer("Release started", """
                The release of %s was started on %s. Whether it is done is not known yet: that follows here, as a rule within a minute, at the latest after %s minutes.
                If nothing follows and you cannot connect, ask the SRE members.
                Account: %s, command: %s""".formatted(
                        outcome.address(),
                        Names.of(outcome.servers()),
                        Lines.LATEST_MINUTES,
                        outcome.account(),
                        Lines.commands(outcome)));
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
                %s is in no ban list. Please try to connect again; if that fails, ask the SRE members.
                %s""".formatted(outcome.address(), ages(outcome.freshness())));
    }

    @Override
    public Answer notSeen(Outcome.NotSeen outcome) {
        return new Answer("Could not be told", """
                %s is in no ban list that can be believed, but it may be banned on a server whose list cannot. Nothing was changed.
                Please try to connect again; if that fails, ask the SRE members about the servers below.
                %s""".formatted(outcome.address(), ages(outcome.freshness())));
    }

    @Override
    public Answer notGlobal(Outcome.NotGlobal outcome) {
        return new Answer("Not released", """
                %s is %s: servers elsewhere never see it, and no ban list has it. Nothing was changed.
                Please send your global address; to find it: %s
                %s""".formatted(
                        outcome.address(), scope(outcome.scope()), OWN_ADDRESS, ages(outcome.freshness())));
    }

    @Override
    public Answer doubtful(Outcome.Doubtful outcome) {
        return new Answer(
                "Other servers", """
                Whether %s is banned on further servers could not be told. If you still cannot connect, ask the SRE members.
                %s""".formatted(Lines.addresses(outcome.addresses()), ages(outcome.freshness())));
    }

    @Override
    public Answer couldNotDo(Outcome.CouldNotDo outcome) {
        return new Answer("Not released", """
                %s
                Account: %s. If that does not help, ask the SRE members; reference for the log: %s""".formatted(
                        outcome.refusals().stream()
                                .map(refusal -> "%s is banned on %s. %s"
                                        .formatted(
                                                outcome.address(),
                                                Names.of(refusal.servers()),
                                                reason(refusal.why().reason())))
                                .collect(Collectors.joining("\n")),
                        outcome.account(),
                        outcome.logReference()));
    }

    @Override
    public Answer gone(Outcome.Gone outcome) {
        return new Answer("Servers that are gone", """
                Lists of servers that are gone still have %s. They do not count, and nothing was sent there.
                If such a server still runs, ask the SRE members why its list does not come.
                %s""".formatted(outcome.address(), gone(outcome.servers())));
    }

    private static String gone(List<Freshness.Entry> servers) {
        return "Gone: "
                + Names.of(
                        servers,
                        entry -> "%s since %s: its list is %s old"
                                .formatted(
                                        Names.of(entry.server()),
                                        Lines.minute(entry.stored()),
                                        days(entry.age().toDays())),
                        "; ");
    }

    private static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }

    @Override
    public Answer couldNotLook(Outcome.CouldNotLook outcome) {
        return new Answer("Not released", """
                %s: %s, and nothing was changed.
                Please try again in a moment; if that fails, ask the SRE members. Reference for the log: %s""".formatted(
                        outcome.addresses().isEmpty() ? "All servers" : Lines.addresses(outcome.addresses()),
                        reason(outcome.reason()),
                        outcome.logReference()));
    }

    @Override
    public Answer broken(Outcome.Broken outcome) {
        return new Answer("Something broke", """
                %s: the bot broke in the middle, so it is not known whether anything was released.
                Please try to connect; if that fails, ask the SRE members. Reference for the log: %s""".formatted(
                        outcome.addresses().isEmpty() ? "No address" : Lines.addresses(outcome.addresses()),
                        outcome.logReference()));
    }

    @Override
    public Answer tooMany(Outcome.TooMany outcome) {
        return new Answer(
                "Not released",
                "The message has %s addresses; at most %s go at once. Nothing was changed: please send them in parts."
                        .formatted(outcome.addresses(), outcome.most()));
    }

    @Override
    public Answer overview(Outcome.Overview outcome) {
        var shown = Lines.shown(outcome);
        var lines = new ArrayList<String>();
        lines.add("%s bans on %s servers."
                .formatted(outcome.bans(), outcome.present().size()));
        shown.forEach(server -> lines.add(line(server)));
        if (shown.size() < outcome.present().size()) {
            lines.add("… and %s more servers".formatted(outcome.present().size() - shown.size()));
        }
        lines.addAll(doubts(outcome.freshness()));
        lines.add("To release an address, send it to me.");
        return new Answer("Servers", String.join("\n", lines));
    }

    @Override
    public Answer help(Outcome.Help outcome) {
        return new Answer("Do you want to lift a ban?", """
                Mention me in one of these ways:
                - quote the BAN notice
                - write your global address (such as 203.0.113.7); to find it: %s
                «check» and an address only looks, «list» shows what is banned where.
                If that does not help, ask the SRE members.""".formatted(OWN_ADDRESS));
    }

    @Override
    public Answer thanked(Outcome.Thanked outcome) {
        return new Answer("", "Always a great pleasure.");
    }

    @Override
    public Answer notAllowed(Outcome.NotAllowed outcome) {
        return new Answer(
                "Not released",
                "This room (%s) or you (%s) are not registered, so nothing was done. Please ask the SRE members to register you."
                        .formatted(outcome.room(), outcome.person()));
    }

    private static String reason(Fleet.Reason reason) {
        return switch (reason) {
            case NO_ACCESS -> "No release was started: the operator role of that account may not be assumed.";
            case DENIED ->
                "No release was started: running it there is not permitted (the server may be gone, or lack its tag).";
            case NOT_TRIED ->
                "No release was started: AWS refused some servers, and there was no time left to try these one by one. Please send the address again.";
            case UNKNOWN_SERVER ->
                "No release was started: the server does not exist, or its SSM agent does not report.";
            case REFUSED -> "No release was started: AWS refused the command.";
            case BUSY -> "No release was started: AWS takes no more requests right now. Please try again in a moment.";
            case NOT_SENT -> "No release was started: AWS did not answer. Please try again in a moment.";
            case UNAVAILABLE ->
                "AWS did not answer, so it is not known whether a release was started. Please try again in a moment.";
        };
    }

    private static String reason(BanLists.Reason reason) {
        return switch (reason) {
            case DENIED -> "the ban lists could not be read, because that is not permitted";
            case MISSING -> "the ban lists could not be read, because their bucket is not there";
            case REFUSED -> "the ban lists could not be read, because AWS refused the request";
            case BUSY -> "the ban lists could not be read, because AWS takes no more requests right now";
            case UNAVAILABLE -> "the ban lists could not be read, because AWS did not answer";
        };
    }

    private static String scope(AddressScope scope) {
        return switch (scope) {
            case LOOPBACK -> "a loopback address";
            case PRIVATE -> "a private address";
            case LINK_LOCAL -> "a link-local address";
            case MULTICAST -> "a multicast address";
            case RESERVED -> "no machine's address";
            case GLOBAL -> "a global address";
        };
    }

    private static String ages(Freshness freshness) {
        var lines = new ArrayList<String>();
        lines.add(
                freshness.present().isEmpty()
                        ? "There is no ban list."
                        : "Lists: %s, the newest %s min old, the oldest %s min."
                                .formatted(
                                        freshness.present().size(),
                                        freshness.newestMinutes(),
                                        freshness.oldestMinutes()));
        lines.addAll(doubts(freshness));
        return String.join("\n", lines);
    }

    private static List<String> doubts(Freshness freshness) {
        var lines = new ArrayList<String>();
        if (!freshness.in(State.STALE).isEmpty()) {
            lines.add("Too old to be believed: " + Names.of(freshness.in(State.STALE)));
        }
        if (!freshness.in(State.UNREADABLE).isEmpty()) {
            lines.add("Not readable: " + Names.of(freshness.in(State.UNREADABLE)));
        }
        if (!freshness.missing().isEmpty()) {
            lines.add("Accounts without a current list: "
                    + freshness.missing().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        if (!freshness.gone().isEmpty()) {
            lines.add(gone(freshness.gone()));
        }
        return lines;
    }

    private static String line(ServerBans server) {
        var more = server.count() > server.some().size() ? ", …" : "";
        return "- %s: %s (%s min old)%s%s"
                .formatted(
                        server.entry().server().server(),
                        server.count(),
                        server.entry().age().toMinutes(),
                        server.some().isEmpty() ? "" : " " + Lines.bans(server.some()) + more,
                        Lines.believed(server) ? "" : " (see below)");
    }
}
