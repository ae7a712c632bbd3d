package kaikin.texts;

import java.util.List;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.Reference;
import kaikin.contract.ReleaseResult;
import kaikin.notify.EndedCommand;
import kaikin.notify.OutcomeNotifier.OutcomeTexts;
import kaikin.notify.ReleaseOutcome;
import kaikin.notify.ServerReport;
import kaikin.webhook.AnswerTexts;
import kaikin.webhook.ChatRoom.AnswerParagraph;

/** The texts for all that comes of questions, in one language; a missing one does not compile. */
public interface Texts extends AnswerTexts, OutcomeTexts {
    /** Bans of one server that one answer names. */
    int MOST_BANS = 10;

    /**
     * The texts of a language.
     *
     * @param contact whom to turn to
     */
    static Texts in(AnswerLanguage language, String contact) {
        return switch (language) {
            case JA -> new Japanese(contact);
            case EN -> new English(contact);
        };
    }

    /** Title: every server is free of the ban, some are, none is. */
    String allFree();

    String someFree();

    String noneFree();

    /** Stands for the address, where it is not known. */
    String theAddress();

    String released(String freed);

    String absent();

    String refused();

    String notFree(ReleaseResult.Reason reason);

    String noResult(ServerReport.End end);

    /** Added where the list that everybody looks into does not know of it yet. */
    String listNotUploaded();

    /** Added where sshguard will ban the address anew when it starts. */
    String comesBack();

    String tryAgain(String address);

    /** Asks to turn to somebody, with the reference that finds the request in the log. */
    String askForHelp(Reference reference);

    @Override
    default AnswerParagraph ended(EndedCommand ended, Reference reference, List<ServerReport> servers) {
        var text = new StringBuilder(address(ended)).append('\n');
        for (var server : servers) {
            var words = server.result().map(this::words).orElseGet(() -> noResult(server.end()));
            text.append("- %s: %s\n".formatted(server.server(), words));
        }
        var ending = ReleaseOutcome.of(servers);
        text.append(ending == ReleaseOutcome.RELEASED ? tryAgain(address(ended)) : askForHelp(reference));
        var title = switch (ending) {
            case RELEASED -> allFree();
            case RELEASED_IN_PART -> someFree();
            case NOT_RELEASED -> noneFree();
        };
        return new AnswerParagraph(title, text.toString());
    }

    private String address(EndedCommand ended) {
        return ended.address().map(Object::toString).orElseGet(this::theAddress);
    }

    private String words(ReleaseResult result) {
        return switch (result.outcome()) {
            case RELEASED -> released(shown(result.freed())) + note(result);
            case ABSENT -> absent() + note(result);
            case REFUSED -> refused();
            case BANNED, UNSUPPORTED, FAILED -> notFree(result.reason());
        };
    }

    /** The first ones of many bans, and how many more there are. */
    private static String shown(String freed) {
        var bans = List.of(freed.split(",", -1));
        var more = bans.size() > MOST_BANS ? ", … (+" + (bans.size() - MOST_BANS) + ")" : "";
        return String.join(", ", bans.subList(0, Math.min(MOST_BANS, bans.size()))) + more;
    }

    private String note(ReleaseResult result) {
        var comesBack = result.reason() == ReleaseResult.Reason.BLACKLIST ? comesBack() : "";
        return comesBack + (result.list() == ReleaseResult.List.UPLOADED ? "" : listNotUploaded());
    }
}
