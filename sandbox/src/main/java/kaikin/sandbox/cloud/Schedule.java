package kaikin.sandbox.cloud;

/**
 * A schedule of EventBridge Scheduler.
 *
 * @param groupArn which is what its role's trust policy is told as the source
 * @param expression such as {@code rate(1 minute)}
 * @param targetArn a function's or an alias's, or that of an API operation
 * @param enabled whether it fires
 * @param input what the target gets: an event, or the parameters of the operation
 */
public record Schedule(
        String name,
        String groupArn,
        String expression,
        String targetArn,
        String roleArn,
        String input,
        boolean enabled) {
    public static final String EVERY_MINUTE = "rate(1 minute)";
    public static final String EVERY_HOUR = "rate(1 hour)";
    public static final String EVERY_DAY = "rate(1 day)";
    public static final String SEND_COMMAND = "arn:aws:scheduler:::aws-sdk:ssm:sendCommand";

    public String arn() {
        return groupArn.replace(":schedule-group/", ":schedule/") + "/" + name;
    }

    /** Whether its target is a function. */
    public boolean callsFunction() {
        return targetArn.startsWith("arn:aws:lambda:");
    }
}
