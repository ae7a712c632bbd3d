package kaikin.sandbox.cloud;

/**
 * A rule that sends a command to tagged servers.
 *
 * @param expression such as {@code rate(1 minute)}
 * @param targetKey such as {@code tag:bot}
 */
public record Schedule(
        String ruleArn, String expression, String documentArn, String roleArn, String targetKey, String targetValue) {}
