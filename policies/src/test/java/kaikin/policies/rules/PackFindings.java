package kaikin.policies.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Secret;
import kaikin.policies.model.Unknown;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.Policy;
import kaikin.policies.pack.PolicyPack;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.plan.SmallPlans;

/** Asks one rule of the pack about small plans of account 111111111111. */
public final class PackFindings {
    /** A secret as an exported state shows it, to stand in a resource's inputs. */
    public static final String SECRET =
            "{'" + Secret.SIGNATURE + "': '" + Secret.SECRET + "', 'ciphertext': 'v1:hush'}";

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private PackFindings() {}

    /** The violations of one rule, each with its resource's name in front. */
    public static List<String> violations(String rule, PlannedResource... resources) {
        return findings(rule(rule), Finding.Kind.VIOLATION, resources);
    }

    public static List<String> undecided(String rule, PlannedResource... resources) {
        return undecided(rule(rule), resources);
    }

    /** What a rule that is made otherwise than the pack's leaves open. */
    public static List<String> undecided(Policy rule, PlannedResource... resources) {
        return findings(rule, Finding.Kind.CANNOT_DECIDE, resources);
    }

    /** A rule has nothing to say, and has looked: it would leave the same resources open if nothing were known of them. */
    public static void assertFine(String rule, PlannedResource... resources) {
        assertThat(violations(rule, resources)).isEmpty();
        assertThat(undecided(rule, resources)).isEmpty();
        assertThat(undecided(
                        rule, Stream.of(resources).map(PackFindings::unknown).toArray(PlannedResource[]::new)))
                .as("the rule looks at the resources")
                .isNotEmpty();
    }

    private static PlannedResource unknown(PlannedResource resource) {
        var inputs = resource.inputs().deepCopy();
        inputs.fieldNames().forEachRemaining(name -> inputs.put(name, Unknown.TEXT));
        return new PlannedResource(
                resource.urn(),
                resource.custom(),
                resource.id(),
                inputs,
                resource.outputs(),
                resource.parent(),
                resource.dependencies(),
                resource.propertyDependencies());
    }

    private static Policy rule(String name) {
        var accounts = new OwnAccounts(Map.of("account-a", "111111111111"), Set.of());
        return KaikinPack.of(accounts).policies().stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> findings(Policy rule, Finding.Kind kind, PlannedResource... resources) {
        var pack = new PolicyPack("one", "1.0.0", "one rule", List.of(rule));
        return pack.validate(new StackPlans(List.of(SmallPlans.plan(resources))), TODAY).stream()
                .filter(finding -> finding.kind() == kind)
                .map(finding -> finding.resource().name() + ": " + finding.message())
                .toList();
    }
}
