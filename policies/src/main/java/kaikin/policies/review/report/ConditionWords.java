package kaikin.policies.review.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** IAM's conditions in words: {@code StringLike s3:prefix [history/*]} as "s3:prefix is like history/*". */
final class ConditionWords {
    private static final Pattern CONDITION =
            Pattern.compile("(?:(?<quantifier>For(?:Any|All)Values):)?(?<operator>[A-Za-z]+?)(?<ifExists>IfExists)?"
                    + " (?<key>\\S+) \\[(?<values>.+)]");
    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("StringEquals", "is"),
            Map.entry("StringNotEquals", "is not"),
            Map.entry("StringEqualsIgnoreCase", "is, in whatever case,"),
            Map.entry("StringLike", "is like"),
            Map.entry("StringNotLike", "is not like"),
            Map.entry("ArnEquals", "is"),
            Map.entry("ArnLike", "is like"),
            Map.entry("ArnNotEquals", "is not"),
            Map.entry("ArnNotLike", "is not like"),
            Map.entry("Bool", "is"),
            Map.entry("NumericEquals", "is"),
            Map.entry("NumericLessThan", "is less than"),
            Map.entry("NumericLessThanEquals", "is at most"),
            Map.entry("NumericGreaterThan", "is more than"),
            Map.entry("NumericGreaterThanEquals", "is at least"),
            Map.entry("IpAddress", "is in"),
            Map.entry("NotIpAddress", "is not in"));

    private ConditionWords() {}

    /**
     * All of them, joined; "always" where there are none.
     *
     * @param code marks keys and values as such
     */
    static String words(List<String> conditions, UnaryOperator<String> code) {
        return conditions.isEmpty()
                ? "always"
                : "when " + conditions.stream().map(each -> words(each, code)).collect(Collectors.joining(" and "));
    }

    /** One of them; as it is written where there are no words for it. */
    static String words(String condition, UnaryOperator<String> code) {
        var matcher = CONDITION.matcher(condition);
        if (!matcher.matches()) {
            return code.apply(condition);
        }
        return present(matcher, code)
                .or(() -> Optional.ofNullable(OPERATORS.get(matcher.group("operator")))
                        .map(operator -> compared(matcher, operator, code)))
                .orElseGet(() -> code.apply(condition));
    }

    private static Optional<String> present(Matcher matcher, UnaryOperator<String> code) {
        if (!matcher.group("operator").equals("Null")) {
            return Optional.empty();
        }
        return Optional.of(code.apply(matcher.group("key"))
                + (matcher.group("values").equals("true") ? " is not there" : " is there"));
    }

    private static String compared(Matcher matcher, String operator, UnaryOperator<String> code) {
        var quantifier = Optional.ofNullable(matcher.group("quantifier"))
                .map(each -> each.equals("ForAnyValue") ? "one of " : "each of ")
                .orElse("");
        var values = Stream.of(matcher.group("values").split(", ")).map(code).collect(Collectors.joining(" or "));
        return quantifier + code.apply(matcher.group("key")) + " " + operator + " " + values
                + (matcher.group("ifExists") == null ? "" : ", if it is there");
    }
}
