package kaikin.notify;

import java.util.List;
import kaikin.contract.Reference;
import kaikin.webhook.AnswerParagraph;

/** The text for how a release ended, in one language. */
public interface OutcomeTexts {
    /**
     * A line for each server, and what to do next.
     *
     * @param reference what finds the request in the log
     */
    AnswerParagraph ended(EndedCommand ended, Reference reference, List<ServerReport> servers);
}
