package kaikin.unban;

/** The texts for all outcomes in one language; a missing one does not compile. */
public interface Answers {
    Answer releaseStarted(Outcome.ReleaseStarted outcome);

    Answer banned(Outcome.Banned outcome);

    Answer notBanned(Outcome.NotBanned outcome);

    Answer notSeen(Outcome.NotSeen outcome);

    Answer notGlobal(Outcome.NotGlobal outcome);

    Answer doubtful(Outcome.Doubtful outcome);

    Answer couldNotDo(Outcome.CouldNotDo outcome);

    Answer gone(Outcome.Gone outcome);

    Answer elsewhere(Outcome.Elsewhere outcome);

    Answer unknownServers(Outcome.UnknownServers outcome);

    Answer notAsked(Outcome.NotAsked outcome);

    Answer which(Outcome.Which outcome);

    Answer unreadable(Outcome.Unreadable outcome);

    Answer refused(Outcome.Refused outcome);

    Answer couldNotLook(Outcome.CouldNotLook outcome);

    Answer broken(Outcome.Broken outcome);

    Answer tooMany(Outcome.TooMany outcome);

    Answer overview(Outcome.Overview outcome);

    Answer roomHistory(Outcome.RoomHistory outcome);

    Answer noHistory(Outcome.NoHistory outcome);

    Answer help(Outcome.Help outcome);

    Answer thanked(Outcome.Thanked outcome);

    Answer notAllowed(Outcome.NotAllowed outcome);
}
