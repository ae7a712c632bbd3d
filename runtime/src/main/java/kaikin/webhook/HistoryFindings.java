package kaikin.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.history.RecordedRequest;
import kaikin.history.RecordedRequest.Finding;
import kaikin.history.RecordedRequest.Finding.Kind;

/** Derives what the history keeps of a question: addresses, servers and closed words, and nothing that anyone wrote. */
public final class HistoryFindings {
    private HistoryFindings() {}

    /** The record of a question; empty where neither a release nor a look was asked for. */
    public static Optional<RecordedRequest> of(Question question, List<AnswerOutcome> outcomes, Instant now) {
        var request = question.request();
        if (!(request instanceof Request.Release || request instanceof Request.Check)) {
            return Optional.empty();
        }
        var findings =
                outcomes.stream().flatMap(outcome -> of(question, outcome)).toList();
        return findings.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new RecordedRequest(now, question.person(), request instanceof Request.Release, findings));
    }

    private static Stream<Finding> of(Question question, AnswerOutcome outcome) {
        if (outcome instanceof AnswerOutcome.ReleaseStarted started) {
            return Stream.of(Finding.on(started.servers(), started.address(), Kind.STARTED));
        } else if (outcome instanceof AnswerOutcome.CouldNotDo failed) {
            return Stream.of(Finding.on(failed.servers(), failed.address(), Kind.NOT_STARTED));
        } else if (outcome instanceof AnswerOutcome.Banned banned) {
            return Stream.of(Finding.on(banned.servers(), banned.address(), Kind.BANNED));
        } else if (outcome instanceof AnswerOutcome.Elsewhere elsewhere) {
            return Stream.of(Finding.on(elsewhere.servers(), elsewhere.address(), Kind.ELSEWHERE));
        } else if (outcome instanceof AnswerOutcome.NotBanned notBanned) {
            return Stream.of(new Finding(notBanned.address(), Kind.NOT_BANNED));
        } else if (outcome instanceof AnswerOutcome.NotGlobal notGlobal) {
            return Stream.of(new Finding(notGlobal.address(), Kind.NOT_BANNED));
        } else if (outcome instanceof AnswerOutcome.NotSeen notSeen) {
            return Stream.of(new Finding(notSeen.address(), Kind.NOT_SEEN));
        } else if (outcome instanceof AnswerOutcome.Gone gone) {
            var servers = gone.servers().stream().map(Freshness.Entry::server).toList();
            return Stream.of(Finding.on(servers, gone.address(), Kind.GONE));
        } else if (outcome instanceof AnswerOutcome.CouldNotLook) {
            return ofAll(question, Kind.NOT_READ);
        } else if (outcome instanceof AnswerOutcome.Broken) {
            return ofAll(question, Kind.UNKNOWN);
        } else if (outcome instanceof AnswerOutcome.UnknownServers) {
            return ofAll(question, Kind.NO_SUCH_SERVER);
        } else if (outcome instanceof AnswerOutcome.NotAllowed) {
            return ofAll(question, Kind.NOT_ALLOWED);
        }
        return Stream.empty();
    }

    /** A stranger may have written any number of them. */
    private static Stream<Finding> ofAll(Question question, Kind kind) {
        return question.request().addresses().stream()
                .limit(UnbanService.MOST_ADDRESSES)
                .map(address -> new Finding(address, kind));
    }
}
