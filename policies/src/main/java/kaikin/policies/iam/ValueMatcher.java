package kaikin.policies.iam;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;

/** A value of a condition, read once, that a request's value is held against. */
@FunctionalInterface
interface ValueMatcher {
    /** Whether the request's value fits; a policy value whose variable has no value fits nothing. */
    boolean fits(String requested, RequestContext context);

    /** Adds the variables that the request has no value for. */
    default void addUnresolved(RequestContext context, Collection<String> names) {}

    static ValueMatcher stringEquals(String text) {
        return new StringMatcher(PolicyText.parse(text), StringMatcher.Mode.EXACT);
    }

    static ValueMatcher stringEqualsIgnoreCase(String text) {
        return new StringMatcher(PolicyText.parse(text), StringMatcher.Mode.ANY_CASE);
    }

    static ValueMatcher stringLike(String text) {
        return new StringMatcher(PolicyText.parse(text), StringMatcher.Mode.WILDCARDS);
    }

    static ValueMatcher numeric(String text, ComparisonOperator operator) {
        var bound = parseNumber(text);
        return (requested, context) -> operator.holds(parseNumber(requested), bound);
    }

    static ValueMatcher date(String text, ComparisonOperator operator) {
        var bound = parseDate(text);
        return (requested, context) -> operator.holds(parseDate(requested), bound);
    }

    /** A truth value, or a variable that holds one (IAM User Guide, "Boolean condition operators"). */
    static ValueMatcher bool(String text) {
        var template = PolicyText.parse(text);
        if (template.isVariable()) {
            return new BoolVariableMatcher(template);
        }
        var wanted = parseBool(text);
        return (requested, context) -> parseBool(requested) == wanted;
    }

    /** Base64 on both sides. */
    static ValueMatcher binary(String text) {
        var wanted = parseBase64(text);
        return (requested, context) -> Arrays.equals(parseBase64(requested), wanted);
    }

    static ValueMatcher ipAddress(String text) {
        var range = CidrBlock.parse(text);
        return (requested, context) -> range.contains(CidrBlock.parse(requested));
    }

    static ValueMatcher arn(String text) {
        return new ArnMatcher(ArnPattern.parse(text));
    }

    /**
     * Reads an integer or a decimal number (IAM User Guide, "Numeric condition operators"). Whether AWS takes
     * exponents, a plus, zeros in front or a bare point is not documented, so none of them is read.
     */
    static BigDecimal parseNumber(String text) {
        if (!text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?")) {
            throw new IllegalArgumentException("«" + text + "» is not a number: write digits, such as 10 or 2.5");
        }
        return new BigDecimal(text);
    }

    /** Reads ISO 8601 as the W3C profiles it, or seconds since 1970. */
    static Instant parseDate(String text) {
        try {
            if (text.matches("[0-9]{5,12}")) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            return switch (text.length()) {
                case 4 -> midnight(text + "-01-01");
                case 7 -> midnight(text + "-01");
                case 10 -> midnight(text);
                default -> OffsetDateTime.parse(text).toInstant();
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "«" + text + "» is not a date: write 2026-11-22T00:00:00Z, 2026-11-22" + " or seconds since 1970");
        }
    }

    private static Instant midnight(String day) {
        return LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    static boolean parseBool(String text) {
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException("«" + text + "» is neither true nor false");
        }
        return Boolean.parseBoolean(text);
    }

    private static byte[] parseBase64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("«" + text + "» is not Base64");
        }
    }

    /** A text that a request's value must equal or be like. */
    record StringMatcher(PolicyText template, Mode mode) implements ValueMatcher {
        /** The ways in which two texts can be equal. */
        enum Mode {
            EXACT,
            ANY_CASE,
            WILDCARDS
        }

        @Override
        public boolean fits(String requested, RequestContext context) {
            var filled = template.in(context);
            if (filled.isEmpty()) {
                return false;
            }
            return switch (mode) {
                case EXACT -> requested.equals(filled.get().text());
                case ANY_CASE -> requested.equalsIgnoreCase(filled.get().text());
                case WILDCARDS -> filled.get().glob().matches(requested);
            };
        }

        @Override
        public void addUnresolved(RequestContext context, Collection<String> names) {
            template.addUnresolved(context, names);
        }
    }

    /**
     * A variable that the Bool operator is given; what the request has there may be no truth value, and fits nothing
     * then.
     */
    record BoolVariableMatcher(PolicyText template) implements ValueMatcher {
        @Override
        public boolean fits(String requested, RequestContext context) {
            var asked = parseBool(requested) ? "true" : "false";
            return template.in(context)
                    .filter(filled -> filled.text().equalsIgnoreCase(asked))
                    .isPresent();
        }

        @Override
        public void addUnresolved(RequestContext context, Collection<String> names) {
            template.addUnresolved(context, names);
        }
    }

    /**
     * An ARN whose six parts a request's ARN must fit one by one, wildcards included: ArnEquals and ArnLike behave
     * alike (IAM User Guide, "Amazon Resource Name (ARN) condition operators").
     */
    record ArnMatcher(ArnPattern pattern) implements ValueMatcher {
        @Override
        public boolean fits(String requested, RequestContext context) {
            return pattern.matches(requested, context);
        }

        @Override
        public void addUnresolved(RequestContext context, Collection<String> names) {
            pattern.addUnresolved(context, names);
        }
    }

    /** The order in which a request's number or date must be to the policy's. */
    enum ComparisonOperator {
        EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        <T extends Comparable<? super T>> boolean holds(T requested, T bound) {
            var sign = requested.compareTo(bound);
            return switch (this) {
                case EQUAL -> sign == 0;
                case LESS -> sign < 0;
                case LESS_OR_EQUAL -> sign <= 0;
                case GREATER -> sign > 0;
                case GREATER_OR_EQUAL -> sign >= 0;
            };
        }
    }
}
