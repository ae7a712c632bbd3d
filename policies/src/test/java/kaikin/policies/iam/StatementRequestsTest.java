package kaikin.policies.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaikin.policies.sets.Box;
import kaikin.policies.sets.Dimension;
import kaikin.policies.sets.RegularLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The box of a statement holds just those requests that the evaluator says the statement applies to. */
class StatementRequestsTest {
    private static final List<String> ACTIONS =
            List.of("s3:GetObject", "s3:PutObject", "s3:ListBucket", "sts:AssumeRole", "iam:PassRole");
    private static final List<String> ACTION_PATTERNS =
            List.of("*", "s3:*", "S3:get*", "s3:??tObject", "sts:AssumeRole", "s3:PutObject", "s3:List*", "iam:*role");
    private static final List<String> RESOURCES = List.of(
            "arn:aws:s3:::b",
            "arn:aws:s3:::b/k",
            "arn:aws:s3:::bb/k/l",
            "arn:aws:iam::111111111111:role/r",
            "arn:aws:iam::111111111111:role/p/r",
            "arn:aws:sqs:eu-west-1:111111111111:q",
            "arn:aws:logs:eu-west-1:111111111111:log-group:g:log-stream:s");
    private static final List<String> RESOURCE_PATTERNS = List.of(
            "*",
            "arn:aws:s3:::*",
            "arn:aws:s3:::b",
            "arn:aws:s3:::b/*",
            "arn:aws:s3:::?b/k*",
            "arn:aws:iam::111111111111:role/*",
            "arn:aws:iam::*:role/r",
            "arn:aws:iam::*:*",
            "arn:aws:sqs:*:*:*",
            "arn:aws:sqs:eu-*-1:111111111111:q",
            "arn:aws:logs:*:*:log-group:*",
            "arn:aws:logs:*:111111111111:*:s",
            "arn:*:s3:::b*",
            "arn:a?s:iam::111111111111:*");

    /** Keys with the values that requests have, and those that policies have. */
    private static final Map<String, List<List<String>>> KEYS = Map.of(
            "s3:prefix",
            List.of(
                    List.of("", "a", "A", "ab", "b*"),
                    List.of("a", "A", "a*", "*", "?", "b${*}", "", "${aws:username}")),
            "aws:username",
            List.of(List.of("a", "x"), List.of("a", "?", "b")),
            "aws:SecureTransport",
            List.of(List.of("true", "false"), List.of("true", "false", "TRUE", "${aws:username}")),
            "aws:MultiFactorAuthPresent",
            List.of(List.of("true", "false"), List.of("true", "false")),
            "aws:CurrentTime",
            List.of(
                    List.of("2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z", "2027-01-01T00:00:00Z"),
                    List.of("2026-01-01T00:00:00Z", "2026", "2027-01", "1767225600", "2026-01-01T09:00:00+09:00")),
            "s3:max-keys",
            List.of(List.of("1", "2", "2.5", "3", "10", "-4"), List.of("1", "2", "3", "10", "2.5", "-3")),
            "aws:SourceIp",
            List.of(
                    List.of("203.0.113.7", "203.0.113.200", "2001:db8::1", "2001:db8:1::", "::ffff:203.0.113.7"),
                    List.of(
                            "203.0.113.0/24",
                            "203.0.113.7",
                            "203.0.113.0/25",
                            "2001:db8::/48",
                            "::/0",
                            "0.0.0.0/0",
                            "::ffff:0:0/96",
                            "::ffff:203.0.113.0/121")),
            "aws:SourceArn",
            List.of(
                    List.of("arn:aws:events:eu-west-1:111111111111:rule/r", "arn:aws:s3:::b", "no arn"),
                    List.of(
                            "arn:aws:events:*:111111111111:rule/*",
                            "arn:aws:s3:::b",
                            "arn:aws:*:*:*:*",
                            "arn:aws:s3:::?")));

    private static final Map<String, List<String>> OPERATORS = Map.of(
            "s3:prefix", text(),
            "aws:username", text(),
            "aws:SourceArn",
                    Stream.concat(text().stream(), Stream.of("ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"))
                            .toList(),
            "aws:SecureTransport", List.of("Bool", "StringEquals", "StringNotEquals", "StringLike"),
            "aws:MultiFactorAuthPresent", List.of("Bool", "StringEquals", "StringNotEquals"),
            "aws:CurrentTime", relations("Date"),
            "s3:max-keys", relations("Numeric"),
            "aws:SourceIp", List.of("IpAddress", "NotIpAddress"));

    private static List<String> text() {
        return List.of(
                "StringEquals",
                "StringNotEquals",
                "StringLike",
                "StringNotLike",
                "StringEqualsIgnoreCase",
                "StringNotEqualsIgnoreCase");
    }

    private static List<String> relations(String type) {
        return Stream.of("Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals")
                .map(type::concat)
                .toList();
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void holdsWhatTheEvaluatorSays(int seed) {
        var random = new Random(seed);
        var json = statement(random);
        var statement = PolicyDocument.parse("{\"Version\": \"2012-10-17\", \"Statement\": [" + json + "]}")
                .statements()
                .get(0);
        var box = StatementRequests.of(statement, RequestContext.EMPTY);
        if (box.stream().anyMatch(each -> each.sides().keySet().stream().anyMatch(RequestDimensions::isUndecided))) {
            assertThat(json).contains("${aws:username}");
            return;
        }
        for (var request : requests(random)) {
            var applies = statement.actions().cover(request.action())
                    && statement.holds(new AccessRequest.EvaluatedRequest(request));
            assertThat(box.filter(each -> has(each, request)).isPresent())
                    .as("%s and %s %s", json, request, request.context())
                    .isEqualTo(applies);
        }
    }

    @Test
    void aVariableIsDecidedWhereItsValueIsGiven() {
        var statement = PolicyDocument.parse("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject",
                "Resource": "arn:aws:s3:::b/${aws:username}/*"}]}""").statements().get(0);

        var given = StatementRequests.of(statement, RequestContext.EMPTY.with("aws:username", "a"));

        assertThat(given).hasValueSatisfying(box -> {
            assertThat(box.side(RequestDimensions.RESOURCE).has("arn:aws:s3:::b/a/k"))
                    .isTrue();
            assertThat(box.side(RequestDimensions.RESOURCE).has("arn:aws:s3:::b/b/k"))
                    .isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"true, true, false", "FALSE, false, true", "a, false, false"})
    void aVariableInBoolIsDecidedWhereItsValueIsGiven(String given, boolean withTls, boolean without) {
        var statement = PolicyDocument.parse("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
                "Condition": {"Bool": {"aws:SecureTransport": "${aws:username}"}}}]}""").statements().get(0);

        var box = StatementRequests.of(statement, RequestContext.EMPTY.with("aws:username", given));

        var tls = box.map(each -> each.side(RequestDimensions.of("aws:SecureTransport")));
        assertThat(tls.filter(side -> side.has("true")).isPresent()).isEqualTo(withTls);
        assertThat(tls.filter(side -> side.has("false")).isPresent()).isEqualTo(without);
    }

    @Test
    void aGivenKeyDecidesAtOnce() {
        var statement = PolicyDocument.parse("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
                "Condition": {"StringEquals": {"aws:PrincipalAccount": "111111111111"}}}]}""").statements().get(0);

        assertThat(StatementRequests.of(statement, RequestContext.EMPTY.with("aws:PrincipalAccount", "222222222222")))
                .isEmpty();
        assertThat(StatementRequests.of(statement, RequestContext.EMPTY.with("aws:PrincipalAccount", "111111111111")))
                .hasValueSatisfying(box -> assertThat(box.sides().keySet()).containsExactly(RequestDimensions.ACTION));
    }

    private static boolean has(Box box, AccessRequest request) {
        return box.sides().entrySet().stream()
                .allMatch(side -> value(side.getKey(), request).isIn(side.getValue()));
    }

    private static RegularLanguage value(Dimension dimension, AccessRequest request) {
        if (dimension.equals(RequestDimensions.ACTION)) {
            return RegularLanguage.text(request.action().toLowerCase(java.util.Locale.ROOT));
        }
        if (dimension.equals(RequestDimensions.RESOURCE)) {
            return RegularLanguage.text(request.resource());
        }
        var key = new ConditionKey(dimension.name());
        return request.context().values(key).stream()
                .findFirst()
                .map(value -> switch (RequestDimensions.kind(key)) {
                    case TEXT, BOOLEAN -> RegularLanguage.text(value);
                    case DATE ->
                        RequestDimensions.dates(ValueMatcher.ComparisonOperator.EQUAL, ValueMatcher.parseDate(value));
                    case NUMBER ->
                        RequestDimensions.numbers(
                                        ValueMatcher.ComparisonOperator.EQUAL, ValueMatcher.parseNumber(value))
                                .orElseThrow();
                    case ADDRESS -> RequestDimensions.addresses(CidrBlock.parse(value));
                })
                .orElse(RegularLanguage.ABSENT);
    }

    private static List<AccessRequest> requests(Random random) {
        var requests = new ArrayList<AccessRequest>();
        var caller = new Caller.RoleSession("111111111111", "caller", "session");
        for (var i = 0; i < 400; i++) {
            var context = RequestContext.EMPTY;
            for (var key : KEYS.keySet().stream().sorted().toList()) {
                if (random.nextInt(4) > 0 || key.equals("aws:CurrentTime") || key.equals("aws:SecureTransport")) {
                    context = context.with(
                            key,
                            one(
                                    random,
                                    java.util.Objects.requireNonNull(KEYS.get(key))
                                            .get(0)));
                }
            }
            requests.add(
                    new AccessRequest(caller, one(random, ACTIONS), one(random, RESOURCES), "111111111111", context));
        }
        return requests;
    }

    private static String statement(Random random) {
        var conditions = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> condition(random))
                .distinct()
                .toList();
        var operators = conditions.stream()
                .map(each -> each.split(":", 2)[0])
                .distinct()
                .count();
        var block = operators == conditions.size() && !conditions.isEmpty()
                ? ", \"Condition\": {" + String.join(", ", conditions) + "}"
                : "";
        return "{\"Effect\": \"" + (random.nextBoolean() ? "Allow" : "Deny") + "\", \""
                + (random.nextInt(5) == 0 ? "NotAction" : "Action") + "\": " + some(random, ACTION_PATTERNS) + ", \""
                + (random.nextInt(5) == 0 ? "NotResource" : "Resource") + "\": "
                + some(random, RESOURCE_PATTERNS) + block + "}";
    }

    private static String condition(Random random) {
        var key = one(random, KEYS.keySet().stream().sorted().toList());
        if (random.nextInt(8) == 0) {
            return "\"Null\": {\"" + key + "\": " + some(random, List.of("true", "false")) + "}";
        }
        var quantifier = random.nextInt(5) == 0 ? one(random, List.of("ForAnyValue:", "ForAllValues:")) : "";
        var ifExists = random.nextInt(4) == 0 ? "IfExists" : "";
        return "\"" + quantifier
                + one(random, Optional.ofNullable(OPERATORS.get(key)).orElseThrow()) + ifExists + "\": {\"" + key
                + "\": "
                + some(random, java.util.Objects.requireNonNull(KEYS.get(key)).get(1)) + "}";
    }

    private static String one(Random random, List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static String some(Random random, List<String> texts) {
        return IntStream.rangeClosed(0, random.nextInt(2))
                .mapToObj(i -> "\"" + one(random, texts) + "\"")
                .distinct()
                .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
    }
}
