package kaikin.unban;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.history.Asked;
import kaikin.history.Finding;
import kaikin.history.Finding.Kind;

/** What the history keeps of a question: addresses, servers and closed words, and nothing that anybody wrote. */
public final class Findings {
    private Findings() {}

    /** What is kept; empty where neither a release nor a look was asked for. */
    public static Optional<Asked> of(Question question, List<Outcome> outcomes, Instant now) {
        var request = question.request();
        if (!(request instanceof Request.Release || request instanceof Request.Check)) {
            return Optional.empty();
        }
        var findings =
                outcomes.stream().flatMap(outcome -> of(question, outcome)).toList();
        return findings.isEmpty()
                ? Optional.empty()
                : Optional.of(new Asked(now, question.person(), request instanceof Request.Release, findings));
    }

    private static Stream<Finding> of(Question question, Outcome outcome) {
        if (outcome instanceof Outcome.ReleaseStarted started) {
            return Stream.of(Finding.on(started.servers(), started.address(), Kind.STARTED));
        } else if (outcome instanceof Outcome.CouldNotDo failed) {
            return Stream.of(Finding.on(failed.servers(), failed.address(), Kind.NOT_STARTED));
        } else if (outcome instanceof Outcome.Banned banned) {
            return Stream.of(Finding.on(banned.servers(), banned.address(), Kind.BANNED));
        } else if (outcome instanceof Outcome.Elsewhere elsewhere) {
            return Stream.of(Finding.on(elsewhere.servers(), elsewhere.address(), Kind.ELSEWHERE));
        } else if (outcome instanceof Outcome.NotBanned notBanned) {
            return Stream.of(new Finding(notBanned.address(), Kind.NOT_BANNED));
        } else if (outcome instanceof Outcome.NotGlobal notGlobal) {
            return Stream.of(new Finding(notGlobal.address(), Kind.NOT_BANNED));
        } else if (outcome instanceof Outcome.NotSeen notSeen) {
            return Stream.of(new Finding(notSeen.address(), Kind.NOT_SEEN));
        } else if (outcome instanceof Outcome.Gone gone) {
            var servers = gone.servers().stream().map(Freshness.Entry::server).toList();
            return Stream.of(Finding.on(servers, gone.address(), Kind.GONE));
        } else if (outcome instanceof Outcome.CouldNotLook) {
            return ofAll(question, Kind.NOT_READ);
        } else if (outcome instanceof Outcome.Broken) {
            return ofAll(question, Kind.UNKNOWN);
        } else if (outcome instanceof Outcome.UnknownServers) {
            return ofAll(question, Kind.NO_SUCH_SERVER);
        } else if (outcome instanceof Outcome.NotAllowed) {
            return ofAll(question, Kind.NOT_ALLOWED);
        }
        return Stream.empty();
    }

    /** A stranger may have written any number of them. */
    private static Stream<Finding> ofAll(Question question, Kind kind) {
        return question.request().addresses().stream()
                .limit(Unban.MOST_ADDRESSES)
                .map(address -> new Finding(address, kind));
    }
}
