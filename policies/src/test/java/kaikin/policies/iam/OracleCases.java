package kaikin.policies.iam;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random cases around one webhook, one operator and one bucket; equal seeds give equal cases. */
final class OracleCases {
    private static final String HUB = "111111111111";
    private static final String FLEET = "222222222222";
    private static final String BUCKET = "arn:aws:s3:::lists";
    private static final List<String> TEXTS =
            List.of("blue", "Blue", "blu", "b*", "b?ue", "*", "${aws:PrincipalTag/team}", "red");
    private static final Map<String, List<String>> VALUES = Map.of(
            "aws:PrincipalTag/team", TEXTS,
            "aws:RequestedRegion", List.of("ap-northeast-1", "AP-northeast-1", "ap-*", "us-east-1"),
            "aws:TagKeys", List.of("a", "b", "A", "a*", "*"),
            "aws:MultiFactorAuthAge", List.of("0", "10", "10.5", "300"),
            "aws:CurrentTime", List.of("2026-11-01T00:00:00Z", "2026-11-23T00:00:00Z", "2027-01-01T00:00:00Z"),
            "aws:SecureTransport", List.of("true", "false", "${aws:PrincipalTag/team}"),
            "aws:SourceIp", List.of("203.0.113.7", "203.0.113.0/24", "198.51.100.0/24", "2001:db8::/32"),
            "aws:SourceArn",
                    List.of(
                            "arn:aws:events:ap-northeast-1:111111111111:rule/r",
                            "arn:aws:events:*:111111111111:rule/*",
                            "arn:aws:events:ap-northeast-1:222222222222:rule/r"),
            "aws:SourceAccount", List.of(HUB, FLEET, "1*"));
    private static final Map<String, List<String>> REQUESTED = Map.of(
            "aws:PrincipalTag/team", List.of("blue", "red", "Blue", "true"),
            "aws:RequestedRegion", List.of("ap-northeast-1", "us-east-1"),
            "aws:TagKeys", List.of("a", "b", "c"),
            "aws:MultiFactorAuthAge", List.of("10", "300"),
            "aws:CurrentTime", List.of("2026-11-23T00:00:00Z", "2026-12-01T00:00:00Z"),
            "aws:SecureTransport", List.of("true", "false"),
            "aws:SourceIp", List.of("203.0.113.7", "198.51.100.9", "2001:db8::1"),
            "aws:SourceArn",
                    List.of(
                            "arn:aws:events:ap-northeast-1:111111111111:rule/r",
                            "arn:aws:events:ap-northeast-1:222222222222:rule/r"),
            "aws:SourceAccount", List.of(HUB, FLEET));
    private static final Map<String, List<String>> OPERATORS = Map.of(
            "aws:MultiFactorAuthAge",
                    List.of(
                            "NumericEquals",
                            "NumericNotEquals",
                            "NumericLessThan",
                            "NumericLessThanEquals",
                            "NumericGreaterThan",
                            "NumericGreaterThanEquals"),
            "aws:CurrentTime",
                    List.of(
                            "DateEquals",
                            "DateNotEquals",
                            "DateLessThan",
                            "DateLessThanEquals",
                            "DateGreaterThan",
                            "DateGreaterThanEquals"),
            "aws:SecureTransport", List.of("Bool"),
            "aws:SourceIp", List.of("IpAddress", "NotIpAddress"),
            "aws:SourceArn", List.of("ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"));
    private static final List<String> STRINGS = List.of(
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike");

    private final Random random;

    OracleCases(long seed) {
        random = new Random(seed);
    }

    Stream<OracleCase> generate(int count) {
        return IntStream.range(0, count).mapToObj(i -> next());
    }

    private OracleCase next() {
        var caller = caller();
        var trust = chance(40);
        var action = trust ? "sts:AssumeRole" : one("s3:GetObject", "s3:PutObject");
        var owner = one(HUB, FLEET);
        var resource = trust ? "arn:aws:iam::" + owner + ":role/operator" : BUCKET + one("/a/1", "/b/1", "/blue");
        var request = new AccessRequest(caller, action, resource, owner, context());
        var home = caller.home().isPresent();
        return new OracleCase(
                request,
                home ? some(2, () -> policy(PolicyKind.IDENTITY)) : List.of(),
                home && chance(25) ? Optional.of(policy(PolicyKind.SESSION)) : Optional.empty(),
                trust || chance(80)
                        ? Optional.of(policy(trust ? PolicyKind.TRUST : PolicyKind.RESOURCE))
                        : Optional.empty());
    }

    private Caller caller() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Caller.ServicePrincipal("events.amazonaws.com");
            case 2 -> new Caller.Anonymous();
            case 3 -> new Caller.RoleSession("333333333333", "webhook", "s");
            default -> new Caller.RoleSession(HUB, one("webhook", "webhook", "other"), "s");
        };
    }

    private RequestContext context() {
        var context = RequestContext.EMPTY;
        for (var key : REQUESTED.keySet().stream().sorted().toList()) {
            if (chance(60)) {
                var count = key.equals("aws:TagKeys") ? 1 + random.nextInt(2) : 1;
                var values = IntStream.range(0, count)
                        .mapToObj(i -> one(REQUESTED.getOrDefault(key, List.of())))
                        .distinct()
                        .toList();
                context = context.with(key, values);
            }
        }
        return context;
    }

    private String policy(PolicyKind kind) {
        var policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        var statements = policy.putArray("Statement");
        IntStream.rangeClosed(0, random.nextInt(2)).forEach(i -> statements.add(statement(kind)));
        return policy.toString();
    }

    private ObjectNode statement(PolicyKind kind) {
        var statement = JsonNodeFactory.instance.objectNode().put("Effect", chance(82) ? "Allow" : "Deny");
        if (kind == PolicyKind.TRUST || kind == PolicyKind.RESOURCE) {
            var deny = statement.path("Effect").asText().equals("Deny");
            principal(statement.putObject(deny && chance(30) ? "NotPrincipal" : "Principal"));
        }
        var trust = kind == PolicyKind.TRUST;
        values(
                statement,
                !trust && chance(12) ? "NotAction" : "Action",
                () -> trust
                        ? one("sts:AssumeRole", "sts:AssumeRole", "sts:*", "sts:Assume?ole", "sts:TagSession")
                        : one(
                                "s3:GetObject",
                                "s3:*",
                                "s3:Get*",
                                "s3:PutObject",
                                "sts:AssumeRole",
                                "*",
                                "S3:getobject",
                                "sts:*"));
        if (!trust) {
            values(
                    statement,
                    chance(12) ? "NotResource" : "Resource",
                    () -> kind == PolicyKind.RESOURCE
                            ? one(BUCKET + "/*", BUCKET + "/a/*", BUCKET + "/?/1", BUCKET + "/${aws:PrincipalTag/team}")
                            : one(
                                    "*",
                                    "*",
                                    BUCKET + "/*",
                                    BUCKET + "/a/*",
                                    "arn:aws:iam::222222222222:role/operator",
                                    "arn:aws:iam::*:role/*",
                                    "arn:*:s3:::lists/b*",
                                    BUCKET + "/${aws:PrincipalTag/team}"));
        }
        if (chance(55)) {
            conditions(statement.putObject("Condition"));
        }
        return statement;
    }

    private void principal(ObjectNode principal) {
        switch (random.nextInt(8)) {
            case 0 -> principal.put("AWS", "*");
            case 1, 2 -> principal.put("AWS", one("arn:aws:iam::111111111111:root", HUB));
            case 3, 4 -> principal.put("AWS", "arn:aws:iam::111111111111:role/webhook");
            case 5 -> principal.put("AWS", "arn:aws:sts::111111111111:assumed-role/webhook/s");
            case 6 -> principal.put("Service", one("events.amazonaws.com", "lambda.amazonaws.com"));
            default ->
                principal.putArray("AWS").add("arn:aws:iam::222222222222:root").add(HUB);
        }
    }

    private void conditions(ObjectNode block) {
        for (var i = 0; i <= random.nextInt(2); i++) {
            var key = one(VALUES.keySet().stream().sorted().toList());
            if (chance(12)) {
                block.withObject("/Null").put(key, one("true", "false"));
                continue;
            }
            var set = key.equals("aws:TagKeys") ? one("ForAllValues:", "ForAnyValue:") : "";
            var operator = set + one(OPERATORS.getOrDefault(key, STRINGS)) + (chance(25) ? "IfExists" : "");
            values(block.withObject("/" + operator), key, () -> one(VALUES.getOrDefault(key, List.of())));
        }
    }

    private void values(ObjectNode object, String name, Supplier<String> value) {
        var values =
                Stream.generate(value).limit(1 + random.nextInt(2)).distinct().toList();
        if (values.size() == 1) {
            object.put(name, values.get(0));
        } else {
            values.forEach(object.putArray(name)::add);
        }
    }

    private <T> List<T> some(int most, Supplier<T> supplier) {
        return new ArrayList<>(
                Stream.generate(supplier).limit(random.nextInt(most + 1)).toList());
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String one(String... choices) {
        return one(List.of(choices));
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
