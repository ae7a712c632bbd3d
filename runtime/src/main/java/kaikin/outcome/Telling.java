package kaikin.outcome;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import kaikin.contract.AccountId;
import kaikin.contract.ClaimKey;
import kaikin.contract.CommandComment;
import kaikin.contract.Language;
import kaikin.contract.Reference;
import kaikin.outcome.Invocations.Report;
import kaikin.unban.ChatRoom;
import kaikin.unban.ReplyTo;

/** The use case: a command has ended, and those who asked for it hear how, once. */
public final class Telling {
    private final Invocations invocations;
    private final Once once;
    private final ChatRoom chat;
    private final Rules rules;

    /**
     * What the stack's configuration says about it.
     *
     * @param fleets the accounts whose commands it tells about
     * @param rooms the rooms it may write to
     * @param texts in each language
     */
    public record Rules(Set<AccountId> fleets, Set<Long> rooms, Function<Language, Endings> texts) {}

    /** What came of it, for the log. */
    public sealed interface Told {
        /** The answer stands in the room. */
        record Answered(CommandComment comment, List<ServerReport> servers, String message) implements Told {
            public Ending ending() {
                return Ending.of(servers);
            }
        }

        /** There was nothing to tell, or nobody to tell it to. */
        record Dropped(String reason) implements Told {}

        /** Nobody heard; whoever called should try again. */
        record Failed(String reason) implements Told {}
    }

    public Telling(Invocations invocations, Once once, ChatRoom chat, Rules rules) {
        this.invocations = invocations;
        this.once = once;
        this.chat = chat;
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
            var reason = reasonToDrop(report);
            if (reason.isPresent()) {
                return new Told.Dropped(reason.get());
            }
            // The claim is spent on an answer that is final, or not at all.
            return report.unfinished().isEmpty()
                    ? tellOnce(ended, report, attempt)
                    : new Told.Failed("not known yet: it has not ended on " + report.unfinished());
        } catch (UnavailableException e) {
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

    private Told tellOnce(EndedCommand ended, Report report, String attempt) throws UnavailableException {
        var comment = report.comment().orElseThrow();
        if (!once.claim(ClaimKey.outcome(ended.account(), ended.command()), attempt)) {
            return new Told.Dropped("it has been told already, or is being told");
        }
        var answer =
                rules.texts().apply(comment.language()).ended(ended, Reference.of(comment.message()), report.servers());
        var delivery = chat.reply(new ReplyTo(comment.room(), comment.message(), comment.asker()), List.of(answer));
        return delivery instanceof ChatRoom.Delivery.Delivered delivered
                ? new Told.Answered(comment, report.servers(), delivered.message())
                : new Told.Failed(delivery.toString());
    }
}
