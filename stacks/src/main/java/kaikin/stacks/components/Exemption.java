package kaikin.stacks.components;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Says that one thing in one resource need not keep one rule of the policy pack.
 *
 * @param rule the rule's name, such as {@code no-wildcard-resource}
 * @param resource the Pulumi name of a resource below the component that says this
 * @param subject what in the resource, as the rule names it: what is added beside it is not exempt
 * @param reason why it is so, for reviewers
 * @param until the last day, UTC: then somebody looks again
 */
public record Exemption(String rule, String resource, String subject, String reason, LocalDate until) {
    /**
     * Makes a component's exemptions its inputs: so they are in the plan and in the deployed state, and no provider, AWS
     * neither, sees any of them.
     */
    public static ResourceArgs inputs(List<Exemption> exemptions) {
        return exemptions.isEmpty() ? ResourceArgs.Empty : new Inputs(exemptions);
    }

    private static final class Inputs extends ResourceArgs {
        @Import(name = "exemptions")
        @SuppressWarnings("UnusedVariable") // the SDK reads it
        private final Output<List<Map<String, String>>> exemptions;

        Inputs(List<Exemption> exemptions) {
            this.exemptions = Output.of(exemptions.stream()
                    .map(each -> Map.of(
                            "rule", each.rule,
                            "resource", each.resource,
                            "subject", each.subject,
                            "reason", each.reason,
                            "until", each.until.toString()))
                    .toList());
        }
    }
}
