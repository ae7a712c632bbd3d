package kaikin.notify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.ClaimKey;
import kaikin.contract.CommandComment;
import kaikin.contract.HistoryKey;
import kaikin.contract.Reference;
import kaikin.history.History;
import kaikin.history.RecordedOutcome;
import kaikin.notify.CommandInvocations.Report;
import kaikin.webhook.ChatRoom;
import kaikin.webhook.ChatRoom.AnswerParagraph;
import kaikin.webhook.ChatRoom.ReplyTo;

/** The use case: a command has ended, and those who asked for it hear how, once. */
public final class OutcomeNotifier {
    private final CommandInvocations invocations;
    private final ClaimStore once;
    private final ChatRoom chat;
    private final History history;
    private final Rules rules;

    /**
     * The settings from the stack's configuration.
     *
     * @param fleets the accounts whose commands it tells about
     * @param rooms the rooms it may write to
     * @param texts in each language
     */
    public record Rules(Set<AccountId> fleets, Set<Long> rooms, Function<AnswerLanguage, OutcomeTexts> texts) {}

    /** The result of telling, for the log. */
    public sealed interface Told {
        /**
         * The answer stands in the room.
         *
         * @param unkept why the history does not have it; empty where it has
         */
        record Answered(CommandComment comment, List<ServerReport> servers, String message, Optional<String> unkept)
                implements Told {
            public ReleaseOutcome ending() {
                return ReleaseOutcome.of(servers);
            }
        }

        /** An operator has released without the chat: nobody is told, and the log has it. */
        record ByHand(List<ServerReport> servers) implements Told {}

        /** There was nothing to tell, or nobody to tell it to. */
        record Dropped(String reason) implements Told {}

        /**
         * Nobody heard; whoever called should try again.
         *
         * @param comment who waits for it, where that is known
         */
        record Failed(String reason, Optional<CommandComment> comment) implements Told {
            Failed(String reason) {
                this(reason, Optional.empty());
            }
        }
    }

    public OutcomeNotifier(
            CommandInvocations invocations, ClaimStore once, ChatRoom chat, History history, Rules rules) {
        this.invocations = invocations;
        this.once = once;
        this.chat = chat;
        this.history = history;
        this.rules = rules;
    }

    /**
     * Tells how a command ended.
     *
     * @param attempt the same for every try at the same event or check: a try goes on where the one before broke off
     */
    public Told tell(EndedCommand ended, String attempt) {
        if (!rules.fleets().contains(ended.account())) {
            return new Told.Dropped("the account " + ended.account() + " is no fleet of ours");
        }
        try {
            var report = invocations.of(ended);
            if (report.servers().isEmpty() && report.unfinished().isEmpty()) {
                // Systems Manager answers an empty list where it has not heard of a command yet.
                return new Told.Failed("not known yet: the account names no server of the command");
            }
            if (report.byHand() && report.unfinished().isEmpty()) {
                return new Told.ByHand(report.servers());
            }
            var reason = reasonToDrop(report);
            if (reason.isPresent()) {
                return new Told.Dropped(reason.get());
            }
            // The claim is spent on an answer that is final, or not at all.
            return report.unfinished().isEmpty()
                    ? tellOnce(ended, report, attempt)
                    : new Told.Failed("not known yet: it has not ended on " + report.unfinished(), report.comment());
        } catch (UnavailableException | History.UnavailableException e) {
            return new Told.Failed(String.valueOf(e.getMessage()));
        }
    }

    /** The comment is the sender's word: whoever else may send the document shall not choose where we write. */
    private Optional<String> reasonToDrop(Report report) {
        if (report.comment().isEmpty()) {
            return Optional.of("its comment names no message of ours");
        }
        var room = report.comment().get().room();
        return rules.rooms().contains(room) ? Optional.empty() : Optional.of("the room " + room + " is none of ours");
    }

    private Told tellOnce(EndedCommand ended, Report report, String attempt)
            throws UnavailableException, History.UnavailableException {
        var names = history.servers(ended.account(), ended.command());
        var servers = report.servers().stream().map(each -> each.in(names)).toList();
        var comment = report.comment().orElseThrow();
        if (!once.claim(ClaimKey.outcome(ended.account(), ended.command()), attempt)) {
            return new Told.Dropped("it has been told already, or is being told");
        }
        var answer = rules.texts().apply(comment.language()).ended(ended, Reference.of(comment.message()), servers);
        var delivery = chat.reply(new ReplyTo(comment.room(), comment.message(), comment.asker()), List.of(answer));
        // Kept whether or not the chat took it: a try that goes on keeps the same once more.
        var unkept = keep(ended, comment, servers);
        return delivery instanceof ChatRoom.Delivery.Delivered delivered
                ? new Told.Answered(comment, servers, delivered.message(), unkept)
                : new Told.Failed(delivery.toString(), Optional.of(comment));
    }

    private Optional<String> keep(EndedCommand ended, CommandComment comment, List<ServerReport> servers) {
        if (ended.address().isEmpty()) {
            return Optional.of("the event does not say which address");
        }
        var free = servers.stream()
                .filter(ServerReport::free)
                .map(ServerReport::server)
                .distinct()
                .toList();
        var key = HistoryKey.ended(comment.room(), comment.message(), ended.account(), ended.command());
        try {
            history.keep(
                    key, new RecordedOutcome(ended.address().get(), free, servers.size() - free.size()).toString());
            return Optional.empty();
        } catch (History.UnavailableException | RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The text for how a release ended, in one language. */
    public interface OutcomeTexts {
        /**
         * A line for each server, and what to do next.
         *
         * @param reference what finds the request in the log
         */
        AnswerParagraph ended(EndedCommand ended, Reference reference, List<ServerReport> servers);
    }
}
