package kaikin.outcome;

import kaikin.contract.Reference;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.ReleaseResult;

/** The English texts. */
record EnglishTexts(String contact) implements Texts {
    private static final long MINUTES = ReleaseDocument.LONGEST.toMinutes();

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
}
