package kaikin.policies.intended;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaikin.policies.access.Access;
import kaikin.policies.iam.Arn;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;

/**
 * The names that stacks choose, and the table of intended access has in braces: by them its rows become those of one
 * deployment.
 *
 * @param hub the account with the functions
 * @param fleets those with servers, the hub's own among them or not
 * @param api the id of the HTTP API that Chatwork calls
 * @param alarmed the accounts whose alarms are told to someone
 */
record DeploymentNames(String hub, String region, String api, List<Fleet> fleets, List<String> alarmed) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ROLE = "aws:iam/role:Role";
    private static final String ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
    private static final String DOCUMENT = "aws:ssm/document:Document";
    private static final String FUNCTION = "aws:lambda/function:Function";

    DeploymentNames {
        fleets = List.copyOf(fleets);
        alarmed = List.copyOf(alarmed);
    }

    /**
     * The servers of one account.
     *
     * @param server path and name of their role
     * @param makesServerRole whether the role is the stack's, and not one that was there before
     */
    record Fleet(String account, String server, boolean makesServerRole, String tagKey, String tagValue) {}

    /** Throws an {@link IllegalArgumentException} where hub or fleet is missing: the table is about both together. */
    static DeploymentNames of(Access access) {
        var plans = access.plans();
        var functions = only(plans, FUNCTION);
        var fleets = plans.stream()
                .filter(plan -> plan.ofType(DOCUMENT).findAny().isPresent())
                .map(plan -> fleet(plan, access))
                .toList();
        var hub = Arn.parse(functions.get(0).output("arn")).account();
        var region = Arn.parse(functions.get(0).output("arn")).region();
        if (fleets.isEmpty()) {
            throw missing("no plan has a " + DOCUMENT);
        }
        only(plans, ROLE).stream()
                .map(role -> role.text("name"))
                .filter(name -> name.startsWith("kaikin-writer-"))
                .map(name -> name.substring("kaikin-writer-".length()))
                .filter(account ->
                        fleets.stream().noneMatch(fleet -> fleet.account().equals(account)))
                .findFirst()
                .ifPresent(account -> {
                    throw missing("the fleet of " + account + " is in no plan");
                });
        var apis = only(plans, "aws:apigatewayv2/route:Route").stream()
                .map(route -> route.text("apiId"))
                .distinct()
                .toList();
        if (apis.size() > 1) {
            throw new IllegalArgumentException("the table of intended access is about one HTTP API, and the plans have "
                    + apis.size() + ": " + String.join(", ", apis));
        }
        var alarmed = plans.stream()
                .flatMap(plan -> plan.ofType("aws:sns/topic:Topic"))
                .filter(topic ->
                        topic.find("name").filter("kaikin-alarms"::equals).isPresent())
                .map(topic -> Arn.parse(topic.output("arn")).account())
                .toList();
        return new DeploymentNames(hub, region, apis.get(0), fleets, alarmed);
    }

    private static List<PlannedResource> only(List<Plan> plans, String type) {
        var all = plans.stream().flatMap(plan -> plan.ofType(type)).toList();
        if (all.isEmpty()) {
            throw missing("no plan has a " + type);
        }
        return all;
    }

    private static IllegalArgumentException missing(String what) {
        return new IllegalArgumentException(
                "the table of intended access is about hub and fleets together, and " + what);
    }

    private static Fleet fleet(Plan plan, Access access) {
        var document = plan.ofType(DOCUMENT).findFirst().orElseThrow();
        var account = Arn.parse(document.output("arn")).account();
        var tag = tag(plan);
        var server = plan.ofType(ROLE_POLICY)
                .filter(policy -> policy.text("name").equals("kaikin-server"))
                .map(policy -> policy.text("role"))
                .findFirst()
                .orElseThrow(() -> missing("stack " + plan.stack() + " puts no policy on its servers' role"));
        var role = access.roles().stream()
                .filter(each -> each.account().equals(account) && each.name().equals(server))
                .findFirst()
                .orElseThrow();
        return new Fleet(
                account,
                role.arn().resource().substring("role/".length()),
                !role.adopted(),
                tag.getKey(),
                tag.getValue());
    }

    /** The tag that the scheduled upload looks for, by which instances are chosen. */
    private static Map.Entry<String, String> tag(Plan plan) {
        return plan.ofType("aws:scheduler/schedule:Schedule")
                .flatMap(schedule -> schedule.value("target").stream())
                .flatMap(target -> tag(target.path("input").asText("{}")).stream())
                .findFirst()
                .orElseThrow(
                        () -> missing("no schedule of stack " + plan.stack() + " sends a command to tagged servers"));
    }

    private static Optional<Map.Entry<String, String>> tag(String input) {
        try {
            var target = JSON.readTree(input).path("Targets").path(0);
            return target.has("Key")
                    ? Optional.of(Map.entry(
                            target.path("Key").asText().replaceFirst("^tag:", ""),
                            target.path("Values").path(0).asText()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The names that hold for the whole deployment, and those of each fleet. */
    Names names() {
        return new Names(Map.of("{hub}", hub, "{region}", region, "{api}", api), this);
    }

    /** The values that braces stand for. */
    record Names(Map<String, String> known, DeploymentNames deployment) {
        private static final Pattern BRACES = Pattern.compile("\\{[a-z-]+}");

        /** These names, once for each account that a text speaks of; as they are where it speaks of none. */
        Stream<Names> each(String text) {
            return BRACES.matcher(text)
                    .results()
                    .map(match -> match.group())
                    .filter(name -> name.matches(".*(fleet|account)}") && !known.containsKey(name))
                    .findFirst()
                    .map(this::accounts)
                    .orElseGet(() -> Stream.of(this));
        }

        private Stream<Names> accounts(String name) {
            return name.equals("{alarm-account}")
                    ? deployment.alarmed().stream().map(account -> with(Map.of(name, account)))
                    : deployment.fleets().stream()
                            .filter(fleet -> deployment.speaksOf(name, fleet))
                            .map(fleet -> with(Map.of(
                                    name,
                                    fleet.account(),
                                    "{server}",
                                    fleet.server(),
                                    "{tag-key}",
                                    fleet.tagKey(),
                                    "{tag-value}",
                                    fleet.tagValue())));
        }

        private Names with(Map<String, String> names) {
            var more = new HashMap<>(known);
            more.putAll(names);
            return new Names(Map.copyOf(more), deployment);
        }

        /** A text with the names in it; throws an {@link IllegalArgumentException} where one is not known there. */
        String fill(String text) {
            var unknown = new ArrayList<String>();
            var filled = BRACES.matcher(text).replaceAll(match -> {
                var value = known.get(match.group());
                if (value == null) {
                    unknown.add(match.group());
                }
                return Matcher.quoteReplacement(value == null ? match.group() : value);
            });
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("the table of intended access has " + unknown.get(0)
                        + " where that name is not known: in «" + text + "»");
            }
            return filled;
        }
    }

    private boolean speaksOf(String name, Fleet fleet) {
        return switch (name) {
            case "{fleet}" -> true;
            case "{home-fleet}" -> fleet.account().equals(hub);
            case "{other-fleet}" -> !fleet.account().equals(hub);
            case "{new-role-fleet}" -> fleet.makesServerRole();
            default -> throw new IllegalArgumentException("the table of intended access knows no " + name);
        };
    }
}
