package kaikin.policies.proofs;

/**
 * What belongs to one account's servers, by ARN; worked out once, because every claim compares with it many times.
 *
 * @param list the list of one server, in the hub's bucket
 * @param uploadSchedules the group of its upload schedule
 * @param unforwarded the queue of events that did not reach the hub
 * @param writer the role of the hub that the account's servers become to write it
 */
record Fleet(
        String account,
        String operator,
        String reader,
        String forwarder,
        String schedule,
        String server,
        String writer,
        String release,
        String upload,
        String instance,
        String list,
        String uploadSchedules,
        String unforwarded,
        String endedRule) {
    /**
     * The fleet of an account.
     *
     * @param server the path and name of its server role
     */
    static Fleet of(String account, String server, Cast cast) {
        return new Fleet(
                account,
                Cast.role(account, "kaikin-operator"),
                Cast.role(account, "kaikin-reader"),
                Cast.role(account, "kaikin-forwarder"),
                Cast.role(account, "kaikin-schedule"),
                Cast.role(account, server),
                Cast.role(cast.hub(), "kaikin-writer-" + account),
                cast.arn("ssm", account, "document/kaikin-release"),
                cast.arn("ssm", account, "document/kaikin-upload-ban-list"),
                cast.arn("ec2", account, "instance/i-0123456789abcdef0"),
                cast.bucket() + "/ban-lists/" + account + "/i-0123456789abcdef0/web-1",
                cast.arn("scheduler", account, "schedule-group/kaikin-upload-ban-list"),
                cast.arn("sqs", account, "kaikin-unforwarded-events"),
                cast.arn("events", account, "rule/kaikin-release-ended"));
    }
}
