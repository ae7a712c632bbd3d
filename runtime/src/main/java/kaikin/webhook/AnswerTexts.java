package kaikin.webhook;

import kaikin.webhook.ChatRoom.AnswerParagraph;

/** The texts for all outcomes in one language; a missing one does not compile. */
public interface AnswerTexts {
    AnswerParagraph releaseStarted(AnswerOutcome.ReleaseStarted outcome);

    AnswerParagraph banned(AnswerOutcome.Banned outcome);

    AnswerParagraph notBanned(AnswerOutcome.NotBanned outcome);

    AnswerParagraph notSeen(AnswerOutcome.NotSeen outcome);

    AnswerParagraph notGlobal(AnswerOutcome.NotGlobal outcome);

    AnswerParagraph doubtful(AnswerOutcome.Doubtful outcome);

    AnswerParagraph couldNotDo(AnswerOutcome.CouldNotDo outcome);

    AnswerParagraph gone(AnswerOutcome.Gone outcome);

    AnswerParagraph elsewhere(AnswerOutcome.Elsewhere outcome);

    AnswerParagraph unknownServers(AnswerOutcome.UnknownServers outcome);

    AnswerParagraph notAsked(AnswerOutcome.NotAsked outcome);

    AnswerParagraph which(AnswerOutcome.Which outcome);

    AnswerParagraph unreadable(AnswerOutcome.Unreadable outcome);

    AnswerParagraph refused(AnswerOutcome.Refused outcome);

    AnswerParagraph couldNotLook(AnswerOutcome.CouldNotLook outcome);

    AnswerParagraph broken(AnswerOutcome.Broken outcome);

    AnswerParagraph tooMany(AnswerOutcome.TooMany outcome);

    AnswerParagraph overview(AnswerOutcome.Overview outcome);

    AnswerParagraph roomHistory(AnswerOutcome.RoomHistory outcome);

    AnswerParagraph noHistory(AnswerOutcome.NoHistory outcome);

    AnswerParagraph help(AnswerOutcome.Help outcome);

    AnswerParagraph thanked(AnswerOutcome.Thanked outcome);

    AnswerParagraph notAllowed(AnswerOutcome.NotAllowed outcome);
}
