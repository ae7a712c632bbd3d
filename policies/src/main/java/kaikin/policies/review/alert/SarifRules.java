package kaikin.policies.review.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import kaikin.policies.pack.Severity;

/**
 * SARIF's reporting descriptors, with the properties that GitHub reads.
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
final class SarifRules {
    /** The longest description that GitHub takes. */
    private static final int LONGEST = 1024;

    private SarifRules() {}

    static ObjectNode of(AlertRule rule) {
        var node = JsonNodeFactory.instance.objectNode().put("id", rule.id());
        text(node, "shortDescription", cut(rule.info()));
        text(node, "fullDescription", cut(rule.info() + ". " + rule.why() + "."));
        text(node, "help", "%s. %s. See %s".formatted(rule.info(), rule.why(), rule.link()))
                .put("markdown", "%s.\n\n**Why:** %s.\n\n<%s>".formatted(rule.info(), rule.why(), rule.link()));
        node.put("helpUri", rule.link());
        node.putObject("defaultConfiguration").put("level", rule.level().sarif());
        var properties = node.putObject("properties");
        properties.put("precision", "very-high").put("security-severity", score(rule.severity()));
        properties.putArray("tags").add("security").add("iam");
        return node;
    }

    private static ObjectNode text(ObjectNode node, String name, String text) {
        return node.putObject(name).put("text", text);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** A number of GitHub's span for the severity. */
    private static String score(Severity severity) {
        return switch (severity) {
            case LOW -> "3.0";
            case MEDIUM -> "5.5";
            case HIGH -> "8.0";
            case CRITICAL -> "9.5";
        };
    }
}
