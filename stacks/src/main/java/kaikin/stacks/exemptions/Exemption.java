package kaikin.stacks.exemptions;

import java.time.LocalDate;
import java.util.Map;

/**
 * One thing in one resource that need not keep one rule of the policy pack.
 *
 * @param rule the rule's name, such as {@code no-wildcard-resource}
 * @param resource the Pulumi name of a resource below the component that says this
 * @param subject what in the resource, as the rule names it: what is added beside it is not exempt
 * @param reason why it is so, for reviewers
 * @param until the last day, UTC: then somebody looks again
 */
public record Exemption(String rule, String resource, String subject, String reason, LocalDate until) {
    Map<String, String> body() {
        return Map.of(
                "rule", rule, "resource", resource, "subject", subject, "reason", reason, "until", until.toString());
    }
}
