package kaikin.stacks.exempt;

import java.time.LocalDate;
import java.util.Map;

/**
 * One rule of the policy pack that one resource need not keep.
 *
 * @param rule the rule's name, such as {@code no-wildcard-resource}
 * @param resource the Pulumi name of a resource below the component that says this
 * @param reason why it is so, for reviewers
 * @param until the last day, UTC: then somebody looks again
 */
public record Exemption(String rule, String resource, String reason, LocalDate until) {
    Map<String, String> body() {
        return Map.of("rule", rule, "resource", resource, "reason", reason, "until", until.toString());
    }
}
