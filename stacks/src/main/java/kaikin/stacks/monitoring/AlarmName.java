package kaikin.stacks.monitoring;

/** All alarms, each with what it means; docs/operations.md says what to do. */
public enum AlarmName {
    FUNCTION_ERRORS("kaikin-function-errors", "The function broke or ran out of time: somebody got no answer."),
    FUNCTION_THROTTLES("kaikin-function-throttles", "Lambda turned calls away: the account has no concurrency left."),
    API_SERVER_ERRORS("kaikin-api-5xx", "Chatwork got an error: it switches a webhook off that fails often."),
    API_CLIENT_ERRORS("kaikin-api-4xx", "Many calls were refused: a wrong token, or somebody who is not Chatwork."),
    RELEASES_DENIED("kaikin-releases-denied", "A release was refused: the operator role of a fleet does not let us."),
    STALE_LISTS("kaikin-stale-lists", "An answer rested on a ban list that is too old or cannot be read."),
    LISTS_NOT_ALL_READ(
            "kaikin-lists-not-all-read",
            "An account has more ban lists than are read of one: the field incomplete of the webhook's log names it."),
    SERVERS_SILENT(
            "kaikin-servers-silent",
            "The hourly check found a server whose ban list is too old or cannot be read, or a fleet without any."),
    NOT_RELEASED("kaikin-not-released", "A release has ended, and no server is known to be free of the ban."),
    OUTCOME_CHECKS_STUCK(
            "kaikin-outcome-checks-stuck", "Nobody takes the delayed checks of how releases ended out of their queue."),
    ANSWERS_LOST("kaikin-answers-lost", "The chat did not take an answer: somebody waits for one."),
    OUTCOMES_UNCHECKED("kaikin-outcomes-unchecked", "A release was started that nobody will look for later."),
    WEBHOOKS_UNVERIFIED("kaikin-webhooks-unverified", "The bot's tokens cannot be read: nobody gets an answer."),
    BAD_SIGNATURES("kaikin-bad-signatures", "Webhooks are signed with another token than ours: nobody gets an answer."),
    OUTCOME_ERRORS("kaikin-outcome-errors", "The outcome function broke or ran out of time; it is called again."),
    OUTCOME_THROTTLES("kaikin-outcome-throttles", "Lambda turned the outcome function's events away; they come again."),
    OUTCOMES_LOST("kaikin-outcomes-lost", "The outcome function failed each time: somebody waits for an answer."),
    OUTCOMES_NOT_DELIVERED("kaikin-outcomes-not-delivered", "EventBridge could not call the outcome function."),
    OUTCOMES_NOT_FORWARDED("kaikin-outcomes-not-forwarded", "EventBridge could not tell the hub how a release ended."),
    EVENTS_UNFORWARDED("kaikin-events-unforwarded", "A queue holds events that did not reach the hub."),
    SNAPSHOTS_NOT_KEPT("kaikin-snapshots-not-kept", "The daily call that keeps the functions' snapshots failed."),
    UPLOADS_NOT_STARTED("kaikin-uploads-not-started", "Scheduler could not start the upload in this account."),
    COMMANDS_FAILED("kaikin-commands-failed", "Commands end badly on this account's servers."),
    COMMANDS_NOT_DELIVERED("kaikin-commands-not-delivered", "Servers of this account do not take commands.");

    /** The beginning of all alarms' names. */
    static final String PREFIX = "kaikin-";

    private final String text;
    private final String meaning;

    AlarmName(String text, String meaning) {
        this.text = text;
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    /** As AWS calls it. */
    @Override
    public String toString() {
        return text;
    }
}
