package kaikin.policies.proofs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.iam.Arn;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlannedResource;

/** The reader of a cast: what the plans are free to choose. All else has fixed names. */
final class Casting {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Plan> plans;

    private Casting(List<Plan> plans) {
        this.plans = plans;
    }

    /** Throws an {@link IllegalArgumentException} where hub or fleet is missing: the proofs are about both together. */
    static Cast of(List<Plan> plans) {
        var casting = new Casting(plans);
        var document = Arn.parse(arn(casting.first("aws:ssm/document:Document")));
        var hub = Arn.parse(arn(casting.first("aws:lambda/function:Function"))).account();
        var made = casting.all("aws:iam/role:Role").map(Casting::arn).collect(Collectors.toSet());
        var servers = casting.servers(made);
        return new Cast(
                hub,
                casting.fleets(servers.keySet()),
                document.region(),
                casting.tags(),
                casting.first("aws:apigatewayv2/route:Route").text("apiId"),
                servers,
                adopted(servers, made));
    }

    /** The accounts with documents; each that has a writer is one. */
    private List<String> fleets(Set<String> writers) {
        var fleets = all("aws:ssm/document:Document")
                .map(each -> Arn.parse(arn(each)).account())
                .distinct()
                .sorted()
                .toList();
        writers.stream().filter(writer -> !fleets.contains(writer)).findFirst().ifPresent(missing -> {
            throw new IllegalArgumentException(
                    "the proofs are about hub and fleets together, and the fleet of " + missing + " is in no plan");
        });
        return fleets;
    }

    private static Set<String> adopted(Map<String, String> servers, Set<String> made) {
        return servers.entrySet().stream()
                .filter(server -> !made.contains(Cast.role(server.getKey(), server.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What each account's scheduled upload looks for, by which instances are chosen. */
    private Map<String, Map.Entry<String, String>> tags() {
        var tags = new TreeMap<String, Map.Entry<String, String>>();
        all("aws:scheduler/schedule:Schedule")
                .forEach(schedule -> Optional.of(json(schedule).path("Targets").path(0))
                        .filter(target -> target.has("Key"))
                        .ifPresent(target -> tags.put(
                                Arn.parse(arn(schedule)).account(),
                                Map.entry(
                                        target.path("Key").asText().replaceFirst("^tag:", ""),
                                        target.path("Values").path(0).asText()))));
        if (tags.isEmpty()) {
            throw new IllegalArgumentException("no schedule sends a command to tagged servers");
        }
        return tags;
    }

    private static JsonNode json(PlannedResource schedule) {
        try {
            return JSON.readTree(schedule.value("target")
                    .map(target -> target.path("input").asText("{}"))
                    .orElse("{}"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(schedule.urn() + ": its target's input is not JSON", e);
        }
    }

    /** The path of a role that was there before stands only in its writer's trust, which may be broken. */
    private Map<String, String> servers(Set<String> made) {
        var servers = new TreeMap<String, String>();
        all("aws:iam/role:Role")
                .filter(role -> role.text("name").startsWith("kaikin-writer-"))
                .forEach(role -> {
                    var account = role.text("name").substring("kaikin-writer-".length());
                    var own = made.contains(Cast.role(account, Cast.SERVER));
                    servers.put(account, own ? Cast.SERVER : trusted(role));
                });
        return servers;
    }

    private static String trusted(PlannedResource writer) {
        return writer.text("assumeRolePolicy").replaceFirst("(?s).*\"arn:aws:iam::\\d+:role/([^\"]+)\".*", "$1");
    }

    private PlannedResource first(String type) {
        return all(type)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the proofs are about hub and fleets together, and no plan has a " + type));
    }

    private Stream<PlannedResource> all(String type) {
        return plans.stream().flatMap(plan -> plan.ofType(type));
    }

    private static String arn(PlannedResource resource) {
        return resource.output("arn");
    }
}
