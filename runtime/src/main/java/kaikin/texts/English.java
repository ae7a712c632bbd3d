package kaikin.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kaikin.banlist.AddressScope;
import kaikin.contract.HistoryKey;
import kaikin.contract.Reference;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.ReleaseResult;
import kaikin.history.History;
import kaikin.history.RecordedRequest.Finding;
import kaikin.notify.ServerReport;
import kaikin.webhook.AnswerOutcome;
import kaikin.webhook.BanLists;
import kaikin.webhook.ChatRoom.AnswerParagraph;
import kaikin.webhook.Freshness;
import kaikin.webhook.Freshness.State;
import kaikin.webhook.ReleaseSender;
import kaikin.webhook.ServerBans;

/** Everything that people read in English. */
record English(String contact) implements Texts {
    private static final String OWN_ADDRESS = "https://checkip.amazonaws.com";
    /** So long a release may take. */
    private static final long MINUTES = ReleaseDocument.LONGEST.toMinutes();

    @Override
    public AnswerParagraph releaseStarted(AnswerOutcome.ReleaseStarted outcome) {
        return new AnswerParagraph("Release started", """
                The release of %s has been started on %s. Whether it worked is not known yet: the result will follow in this thread, usually within a minute, after %s minutes at the latest.
                If nothing follows and you still cannot connect, please contact %s. Reference: %s""".formatted(
                        outcome.address(),
                        ServerNameList.of(outcome.servers()),
                        Phrases.LATEST_MINUTES,
                        contact,
                        outcome.reference()));
    }

    @Override
    public AnswerParagraph banned(AnswerOutcome.Banned outcome) {
        return new AnswerParagraph("Checked", """
                %1$s is banned on %2$s. This was only a check; nothing was changed.
                To release it, send «release %1$s».
                %3$s""".formatted(
                        outcome.address(), ServerNameList.of(outcome.servers()), ages(outcome.freshness())));
    }

    @Override
    public AnswerParagraph notBanned(AnswerOutcome.NotBanned outcome) {
        return new AnswerParagraph("Checked", """
                %s is not on any ban list. Please try to connect again; if that fails, contact %s.
                %s""".formatted(outcome.address(), contact, ages(outcome.freshness())));
    }

    @Override
    public AnswerParagraph notSeen(AnswerOutcome.NotSeen outcome) {
        return new AnswerParagraph(
                "Could not be checked", """
                %s is not on any list that could be checked, but it may be banned on a server whose list could not. Nothing was changed.
                Please try to connect again; if that fails, contact %s about the servers below.
                %s""".formatted(outcome.address(), contact, ages(outcome.freshness())));
    }

    @Override
    public AnswerParagraph notGlobal(AnswerOutcome.NotGlobal outcome) {
        return new AnswerParagraph("Checked", """
                %s is %s, which servers elsewhere never see. It is not on any ban list, and nothing was changed.
                Please send your public address; you can look it up here: %s
                %s""".formatted(
                        outcome.address(), scope(outcome.scope()), OWN_ADDRESS, ages(outcome.freshness())));
    }

    @Override
    public AnswerParagraph doubtful(AnswerOutcome.Doubtful outcome) {
        return new AnswerParagraph("Other servers", """
                Whether %s is banned on other servers as well could not be checked. If you still cannot connect, please contact %s.
                %s""".formatted(
                        Phrases.addresses(outcome.addresses()), contact, ages(outcome.freshness())));
    }

    @Override
    public AnswerParagraph couldNotDo(AnswerOutcome.CouldNotDo outcome) {
        return new AnswerParagraph("Not released", """
                %s
                If that does not help, please contact %s. Reference: %s""".formatted(
                        outcome.refusals().stream()
                                .map(refusal -> "%s is banned on %s. %s"
                                        .formatted(
                                                outcome.address(),
                                                ServerNameList.of(refusal.servers()),
                                                reason(refusal.why().reason())))
                                .collect(Collectors.joining("\n")),
                        contact,
                        outcome.reference()));
    }

    @Override
    public AnswerParagraph gone(AnswerOutcome.Gone outcome) {
        return new AnswerParagraph(
                "Servers that are gone", """
                %s is still on the lists of servers that seem to be gone. These lists do not count, and nothing was sent to them.
                If one of these servers is still running, please tell %s that its list is not arriving.
                %s""".formatted(outcome.address(), contact, gone(outcome.servers())));
    }

    @Override
    public AnswerParagraph elsewhere(AnswerOutcome.Elsewhere outcome) {
        return new AnswerParagraph(
                "Other servers", """
                %1$s is banned on servers that you did not name: %2$s. Nothing was changed there.
                To release it on all servers, send «release %1$s» without a server's name.""".formatted(outcome.address(), ServerNameList.of(outcome.servers())));
    }

    @Override
    public AnswerParagraph unknownServers(AnswerOutcome.UnknownServers outcome) {
        return new AnswerParagraph("Which server?", """
                There is no server called %s. Nothing was changed.
                Servers you can name: %s
                Without a server's name, the request applies to all of them. If your server is missing, please contact %s.""".formatted(
                        ServerNameList.of(outcome.names(), name -> "«" + name + "»", ", "),
                        outcome.known().isEmpty() ? "none" : ServerNameList.of(outcome.known(), name -> name, ", "),
                        contact));
    }

    @Override
    public AnswerParagraph notAsked(AnswerOutcome.NotAsked outcome) {
        var address = outcome.addresses().isEmpty() ? "203.0.113.7" : Phrases.some(outcome.addresses());
        var why = switch (outcome.objection()) {
            case NEGATED -> "I read your message as a request not to release anything.";
            case CONTRARY ->
                "I read your message as a request to ban or block. I can only release and check addresses; the servers ban by themselves.";
            case HOSTILE ->
                "I read your message as a report of an attack. The servers ban by themselves; if something needs to be done, please contact "
                        + contact + ".";
            case EXCEPT ->
                "I cannot leave single servers out. Please name the servers that you mean, for example «only on gitlab-1».";
        };
        return new AnswerParagraph("Nothing done", """
                %1$s Nothing was changed.
                To release the address, send «release %2$s»; to look it up, send «check %2$s».""".formatted(why, address));
    }

    @Override
    public AnswerParagraph which(AnswerOutcome.Which outcome) {
        var why = switch (outcome.doubt()) {
            case RANGE -> "They look like a range, or like the two ends of a connection; ranges cannot be released.";
            case DIRECTION -> "They include both the source and the destination of a connection.";
            case NETWORK -> "They come with network details (a mask, a broadcast address, a whois range).";
            case VERSION -> "It looks like the version of a program.";
            case SERVER -> "They include the address of the server you are connecting to.";
            case CORRECTION -> "The message says that one is meant and another is not.";
            case NAME -> "It stands where a display name would stand.";
            case QUOTED -> "They are only in a quote, and the message does not ask for a release.";
            case TANGLED -> "It is unclear where the quote ends, and so who wrote what.";
        };
        return new AnswerParagraph(
                "Which address?", """
                I read these addresses: %s
                %s Nothing was changed.
                Please send only the address you want released, for example «release 203.0.113.7». You can look up your own here: %s""".formatted(Phrases.some(outcome.addresses()), why, OWN_ADDRESS));
    }

    @Override
    public AnswerParagraph unreadable(AnswerOutcome.Unreadable outcome) {
        return new AnswerParagraph(
                "Unreadable characters", """
                Invisible or misleading characters keep me from reading an address here. Nothing was changed.
                %s
                The characters are shown in < >. Please type the address again, in plain digits, and send it.""".formatted(ServerNameList.of(outcome.words(), word -> "- " + word, "\n")));
    }

    @Override
    public AnswerParagraph refused(AnswerOutcome.Refused outcome) {
        return switch (outcome.thing()) {
            case NETWORK -> new AnswerParagraph("Cannot be released", """
                        %s is a network, and whole networks cannot be released. Nothing was changed.
                        Please send your public address, or several one by one.""".formatted(outcome.word()));
            case HOST_NAME -> new AnswerParagraph("Cannot be released", """
                        %s is a host name. Bans apply to addresses, so a name cannot be released. Nothing was changed.
                        Please send your public address; you can look it up here: %s""".formatted(outcome.word(), OWN_ADDRESS));
            case ALL -> new AnswerParagraph("Cannot be released", """
                        I cannot release everything at once. Nothing was changed.
                        Please send the addresses you want released; «list» shows what is banned.""");
            case CANCEL -> new AnswerParagraph("Cannot be cancelled", """
                        A release that has been started cannot be taken back. This message changed nothing.
                        The servers ban again by themselves; if you need help, please contact %s.""".formatted(contact));
        };
    }

    private static String gone(List<Freshness.Entry> servers) {
        return "Gone: "
                + ServerNameList.of(
                        servers,
                        entry -> "%s since %s: its list is %s old"
                                .formatted(
                                        ServerNameList.of(entry.server()),
                                        Phrases.minute(entry.stored()),
                                        days(entry.age().toDays())),
                        "; ");
    }

    private static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }

    @Override
    public AnswerParagraph couldNotLook(AnswerOutcome.CouldNotLook outcome) {
        return new AnswerParagraph("Not released", """
                %s: %s, and nothing was changed.
                %s contact %s. Reference: %s""".formatted(
                        outcome.addresses().isEmpty() ? "All servers" : Phrases.addresses(outcome.addresses()),
                        reason(outcome.reason()),
                        outcome.reason().passes()
                                ? "Please try again in a moment; if that fails,"
                                : "The configuration needs to be fixed: please",
                        contact,
                        outcome.reference()));
    }

    @Override
    public AnswerParagraph broken(AnswerOutcome.Broken outcome) {
        return new AnswerParagraph("Something broke", """
                %s: an error occurred halfway, so it is not known whether anything was released.
                Please try to connect; if that fails, contact %s. Reference: %s""".formatted(
                        outcome.addresses().isEmpty() ? "No address" : Phrases.addresses(outcome.addresses()),
                        contact,
                        outcome.reference()));
    }

    @Override
    public AnswerParagraph tooMany(AnswerOutcome.TooMany outcome) {
        return new AnswerParagraph(
                "Nothing done",
                "Your message has %s addresses; I take at most %s at once. Nothing was changed: please send them in parts."
                        .formatted(outcome.addresses(), outcome.most()));
    }

    @Override
    public AnswerParagraph overview(AnswerOutcome.Overview outcome) {
        var shown = Phrases.shown(outcome);
        var lines = new ArrayList<String>();
        lines.add("%s bans on %s servers."
                .formatted(outcome.bans(), outcome.present().size()));
        shown.forEach(server -> lines.add(line(server)));
        if (shown.size() < outcome.present().size()) {
            lines.add("… and %s more servers".formatted(outcome.present().size() - shown.size()));
        }
        lines.addAll(doubts(outcome.freshness()));
        lines.add("To release an address, please send it to me.");
        return new AnswerParagraph("Servers", String.join("\n", lines));
    }

    @Override
    public AnswerParagraph roomHistory(AnswerOutcome.RoomHistory outcome) {
        var lines = new ArrayList<String>();
        var whose = outcome.addresses().isEmpty() ? "" : " about " + Phrases.addresses(outcome.addresses());
        lines.add(
                outcome.entries().isEmpty()
                        ? "There are no recent requests%s in this room.".formatted(whose)
                        : "The most recent requests%s in this room, newest first:".formatted(whose));
        outcome.entries().forEach(entry -> lines.add(line(entry)));
        if (outcome.unreadable() > 0) {
            lines.add("Requests that could not be read: " + outcome.unreadable());
        }
        lines.add("Requests are kept for %s days. For details, please contact %s."
                .formatted(HistoryKey.KEPT.toDays(), contact));
        return new AnswerParagraph("History", String.join("\n", lines));
    }

    @Override
    public AnswerParagraph noHistory(AnswerOutcome.NoHistory outcome) {
        return new AnswerParagraph("History", """
                The history could not be read. Nothing was changed.
                Please try again in a moment; if that fails, contact %s. Reference: %s""".formatted(contact, outcome.reference()));
    }

    @Override
    public AnswerParagraph help(AnswerOutcome.Help outcome) {
        return new AnswerParagraph("Do you want to lift a ban?", """
                Mention me and write one of these:
                - to release: your public address (such as 203.0.113.7), or quote the ban notice. You can look up your address here: %s
                - to release on one server: «release 203.0.113.7 only on gitlab-1»
                - to look without changing anything: «check 203.0.113.7»
                - to see what is banned where: «list»
                - to see what was asked for in this room: «history»
                If that does not help, please contact %s.""".formatted(OWN_ADDRESS, contact));
    }

    @Override
    public AnswerParagraph thanked(AnswerOutcome.Thanked outcome) {
        return new AnswerParagraph("", "Always a great pleasure.");
    }

    @Override
    public AnswerParagraph notAllowed(AnswerOutcome.NotAllowed outcome) {
        return new AnswerParagraph(
                "Nothing done",
                "This room (%s) or your account (%s) is not registered, so nothing was done. Please ask %s to register it."
                        .formatted(outcome.room(), outcome.person(), contact));
    }

    @Override
    public String allFree() {
        return "Released";
    }

    @Override
    public String someFree() {
        return "Released in part";
    }

    @Override
    public String noneFree() {
        return "Not released";
    }

    @Override
    public String theAddress() {
        return "The address";
    }

    @Override
    public String released(String freed) {
        return "released (the ban of " + freed + " was lifted and checked)";
    }

    @Override
    public String absent() {
        return "was not banned any more";
    }

    @Override
    public String refused() {
        return "the server refused what it was asked; nothing was changed";
    }

    @Override
    public String notFree(ReleaseResult.Reason reason) {
        return "may still be banned: "
                + switch (reason) {
                    case NONE -> "the server gave no reason";
                    case ADDRESS, ACTION -> "the server did not understand what it was asked";
                    case NO_GUARD -> "there is no guard on the server";
                    case BACKEND -> "its guard uses a packet filter that is not supported";
                    case TOOL -> "a program is missing on the server";
                    case TEMPORARY -> "the server cannot write temporary files (is its disk full?)";
                    case LOCK -> "something else on the server holds the lock";
                    case UNREADABLE -> "its bans cannot be read (does its guard run?)";
                    case STILL_BANNED -> "the packet filter still names the address";
                    case UNJUDGED -> "there is a rule of which nobody can say whether it blocks the address";
                    case BLACKLIST -> "it is free now, but still in sshguard's blacklist";
                    case INTERRUPTED -> "the release was interrupted";
                };
    }

    @Override
    public String noResult(ServerReport.End end) {
        return "may still be banned: "
                + switch (end) {
                    case FINISHED -> "the server reported no result";
                    case NOT_UNDERSTOOD -> "the server's report was not understood";
                    case EXECUTION_TIMED_OUT -> "the release did not end within " + MINUTES + " minutes";
                    case DELIVERY_TIMED_OUT ->
                        "the server did not answer within " + MINUTES
                                + " minutes (does it run, and does its SSM agent report?)";
                    case UNDELIVERABLE -> "the server cannot be reached (is it there, and does its SSM agent report?)";
                    case TERMINATED -> "AWS stopped the release, because it failed on other servers";
                    case INVALID_PLATFORM -> "the release is not made for the server's platform";
                    case ACCESS_DENIED -> "running the release on the server is not permitted";
                    case CANCELLED -> "somebody cancelled the release";
                    case RATE_EXCEEDED -> "AWS took no more commands of the account";
                    case INCOMPLETE -> "the release ended before it was done everywhere";
                    case NO_INSTANCES_IN_TAG -> "AWS found no server to run it on";
                    case UNKNOWN -> "how the release ended is not known";
                };
    }

    @Override
    public String listNotUploaded() {
        return "; its ban list will follow within a minute";
    }

    @Override
    public String comesBack() {
        return "; but sshguard's blacklist still has it, and will ban it again when sshguard restarts: please tell "
                + contact;
    }

    @Override
    public String tryAgain(String address) {
        return "Please try to connect again from " + address + ". If that fails, contact " + contact + ".";
    }

    @Override
    public String askForHelp(Reference reference) {
        return "Please contact " + contact + ". Reference: " + reference;
    }

    private static String reason(ReleaseSender.Reason reason) {
        return switch (reason) {
            case NO_ACCESS -> "No release was started: the permissions do not allow it, and need to be fixed.";
            case DENIED ->
                "No release was started: running it there is not permitted (the server may be gone, or lack its tag).";
            case NOT_TRIED ->
                "No release was started: there was no time left to try these servers one by one. Please send the address again.";
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
            lines.add("Lists too old to rely on: " + ServerNameList.of(freshness.in(State.STALE)));
        }
        if (!freshness.in(State.UNREADABLE).isEmpty()) {
            lines.add("Lists that could not be read: " + ServerNameList.of(freshness.in(State.UNREADABLE)));
        }
        if (!freshness.missing().isEmpty()) {
            lines.add("Environments without a current list: "
                    + freshness.missing().size());
        }
        if (!freshness.incomplete().isEmpty()) {
            lines.add("Environments with more, larger or slower lists than are read of one: "
                    + freshness.incomplete().size());
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
                        server.some().isEmpty() ? "" : " " + Phrases.bans(server.some()) + more,
                        Phrases.believed(server) ? "" : " (see below)");
    }

    private static String line(History.Entry entry) {
        var findings = entry.asked().findings().stream()
                .map(finding -> finding.address() + " " + words(entry, finding))
                .collect(Collectors.joining("; "));
        return "- %s, account %s, %s: %s (reference %s)"
                .formatted(
                        Phrases.minute(entry.asked().time()),
                        entry.asked().asker(),
                        entry.asked().release() ? "release" : "check",
                        findings,
                        entry.reference());
    }

    private static String words(History.Entry entry, Finding finding) {
        var servers = ServerNameList.joined(finding.servers());
        return switch (finding.kind()) {
            case STARTED -> words(entry.result(finding));
            case NOT_STARTED -> "was not released on " + servers + ", because no release could be started";
            case BANNED -> "was banned on " + servers;
            case ELSEWHERE -> "was banned on " + servers + " as well, which the request did not name";
            case NOT_BANNED -> "was not on any ban list";
            case NOT_SEEN -> "was not on any list that could be checked";
            case GONE -> "was on the lists of servers that are gone (" + servers + ")";
            case NOT_READ -> "was not looked up, because the ban lists could not be read";
            case UNKNOWN -> "may or may not have been released: an error occurred";
            case NO_SUCH_SERVER -> "was left alone, because there is no server of that name";
            case NOT_ALLOWED -> "was left alone, because the account or the room is not registered";
        };
    }

    private static String words(History.Entry.Result result) {
        var parts = new ArrayList<String>();
        if (!result.free().isEmpty()) {
            parts.add("is released on " + ServerNameList.joined(result.free()));
        }
        if (!result.maybeBanned().isEmpty()) {
            parts.add("may still be banned on " + ServerNameList.joined(result.maybeBanned()));
        }
        if (!result.notKnown().isEmpty()) {
            parts.add("has no result yet from " + ServerNameList.joined(result.notKnown()));
        }
        return String.join(", ", parts);
    }
}
