package kaikin.unban;

import kaikin.contract.Language;

/** The texts for all outcomes in one language; a missing one does not compile. */
public interface Answers {
    /** The texts of a language. */
    static Answers in(Language language) {
        return switch (language) {
            case JA -> new JapaneseAnswers();
            case EN -> new EnglishAnswers();
        };
    }

    Answer releaseStarted(Outcome.ReleaseStarted outcome);

    Answer banned(Outcome.Banned outcome);

    Answer notBanned(Outcome.NotBanned outcome);

    Answer notSeen(Outcome.NotSeen outcome);

    Answer notGlobal(Outcome.NotGlobal outcome);

    Answer doubtful(Outcome.Doubtful outcome);

    Answer couldNotDo(Outcome.CouldNotDo outcome);

    Answer gone(Outcome.Gone outcome);

    Answer couldNotLook(Outcome.CouldNotLook outcome);

    Answer broken(Outcome.Broken outcome);

    Answer tooMany(Outcome.TooMany outcome);

    Answer overview(Outcome.Overview outcome);

    Answer help(Outcome.Help outcome);

    Answer thanked(Outcome.Thanked outcome);

    Answer notAllowed(Outcome.NotAllowed outcome);
}
