package kaikin.policies.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kaikin.policies.pack.Accounts;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.Stacks;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlannedResource;
import kaikin.policies.plan.Urn;

/** Plans of a few resources, and what the pack says of them. */
final class Small {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String URN = "urn:pulumi:account-a::kaikin::";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private Small() {}

    /** A resource below no component; its inputs with single quotes for double ones. */
    static PlannedResource resource(String type, String name, String inputs) {
        return below("", type, name, inputs);
    }

    /** A resource below a component, such as {@code kaikin:hub:Hub::hub}. */
    static PlannedResource below(String component, String type, String name, String inputs) {
        var given = json(inputs);
        var outputs = given.deepCopy();
        if (!outputs.has("arn")) {
            outputs.put("arn", "arn:aws:test:eu-west-1:111111111111:" + name);
        }
        var parents = component.isEmpty() ? "" : component.replaceFirst("::.*", "") + "$";
        return new PlannedResource(
                new Urn(URN + parents + type + "::" + name),
                true,
                Optional.of(name),
                given,
                outputs,
                component.isEmpty() ? Optional.empty() : Optional.of(new Urn(URN + component)),
                List.of(),
                Map.of());
    }

    /** A component below another one, or below none. */
    static PlannedResource component(String parent, String component) {
        return new PlannedResource(
                new Urn(URN + component),
                false,
                Optional.empty(),
                json("{}"),
                json("{}"),
                parent.isEmpty() ? Optional.empty() : Optional.of(new Urn(URN + parent)),
                List.of(),
                Map.of());
    }

    /** The violations of one rule, each with its resource's name in front. */
    static List<String> violations(String rule, PlannedResource... resources) {
        return findings(rule, Finding.Kind.VIOLATION, resources);
    }

    static List<String> undecided(String rule, PlannedResource... resources) {
        return findings(rule, Finding.Kind.CANNOT_DECIDE, resources);
    }

    private static List<String> findings(String rule, Finding.Kind kind, PlannedResource... resources) {
        var accounts = new Accounts(Map.of("account-a", "111111111111"), Set.of());
        var stacks = new Stacks(List.of(new Plan("account-a", List.of(resources))));
        return KaikinPack.of(accounts).validate(stacks, TODAY).stream()
                .filter(finding -> finding.rule().equals(rule) && finding.kind() == kind)
                .map(finding -> finding.resource().name() + ": " + finding.message())
                .toList();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
