package kaikin.policies.iam;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import kaikin.policies.iam.ActionElement.ActionPattern;
import kaikin.policies.iam.Condition.Comparison;
import kaikin.policies.iam.Condition.NullCheck;
import kaikin.policies.iam.Condition.UnknownPolicyText;
import kaikin.policies.iam.ConditionOperator.SetOperator;
import kaikin.policies.iam.ValueMatcher.ComparisonOperator;
import kaikin.policies.sets.Box;
import kaikin.policies.sets.Dimension;
import kaikin.policies.sets.RegularLanguage;

/**
 * The requests that a statement applies to, whoever makes them, as a box.
 *
 * <p>What a box cannot say (several values of one key, variables whose value is not given, binary values) is a property
 * of its own, told by its text: nothing is guessed about it, and a difference between two such texts is one of access.
 */
public final class StatementRequests {
    private static final ConcurrentMap<String, RegularLanguage> ACTIONS = new ConcurrentHashMap<>();

    /**
     * Reviews ask about the same statements on both sides of a comparison, and again for the table of intended access.
     */
    private static final ConcurrentMap<CacheKey, Optional<Box>> KNOWN = new ConcurrentHashMap<>();

    private static final ConcurrentMap<Statement, Optional<Set<ConditionKey>>> KEYS = new ConcurrentHashMap<>();

    private record CacheKey(Statement statement, RequestContext fixed) {}

    private final Statement statement;
    private final RequestContext fixed;
    private Optional<Box> box = Optional.of(Box.ALL);

    private StatementRequests(Statement statement, RequestContext fixed) {
        this.statement = statement;
        this.fixed = fixed;
    }

    /**
     * The requests in which action, resource and conditions fit.
     *
     * @param fixed keys whose value is given, or given to be absent, in all requests that are looked at
     * @return empty where there are none
     */
    public static Optional<Box> of(Statement statement, RequestContext fixed) {
        var asked = KEYS.computeIfAbsent(statement, StatementRequests::keys)
                .map(fixed::only)
                .orElse(fixed);
        return KNOWN.computeIfAbsent(
                new CacheKey(statement, asked), key -> new StatementRequests(statement, asked).read());
    }

    /** The keys whose values decide what a statement means; empty where variables may be any. */
    private static Optional<Set<ConditionKey>> keys(Statement statement) {
        var hasVariables = statement.conditions().stream().anyMatch(each -> !each.isFixedBy(RequestContext.EMPTY))
                || statement.resources().stream()
                        .flatMap(resources -> resources.patterns().stream())
                        .anyMatch(pattern -> !pattern.isFixedBy(RequestContext.EMPTY));
        return hasVariables
                ? Optional.empty()
                : Optional.of(statement.conditions().stream()
                        .map(condition -> new ConditionKey(condition.key()))
                        .collect(toUnmodifiableSet()));
    }

    private Optional<Box> read() {
        with(RequestDimensions.ACTION, actions(statement.actions()));
        statement.resources().ifPresent(this::read);
        statement.conditions().forEach(this::read);
        return box;
    }

    private static RegularLanguage actions(ActionElement actions) {
        var named = RegularLanguage.union(
                actions.patterns().stream().map(StatementRequests::action).toList());
        return actions.excluded() ? RequestDimensions.ACTION.universe().minus(named) : named;
    }

    private static RegularLanguage action(ActionPattern pattern) {
        return ACTIONS.computeIfAbsent(
                pattern.text().toLowerCase(Locale.ROOT),
                text -> PolicyText.parse(text)
                        .in(RequestContext.EMPTY)
                        .orElseThrow()
                        .glob()
                        .language(RegularLanguage.allBut()));
    }

    private void read(ResourceElement resources) {
        if (resources.patterns().stream().anyMatch(pattern -> !pattern.isFixedBy(fixed))) {
            undecided(resources.toString());
            return;
        }
        var named = RegularLanguage.union(resources.patterns().stream()
                .map(pattern -> pattern.language(fixed))
                .toList());
        with(
                RequestDimensions.RESOURCE,
                resources.excluded() ? RequestDimensions.RESOURCE.universe().minus(named) : named);
    }

    private void read(Condition condition) {
        var key = new ConditionKey(condition.key());
        if (fixed.keys().contains(key) && condition.isFixedBy(fixed)) {
            if (!condition.holds(fixed)) {
                box = Optional.empty();
            }
            return;
        }
        var dimension = RequestDimensions.of(key);
        values(condition, key, dimension)
                .ifPresentOrElse(
                        values -> with(dimension, values),
                        () -> undecided(condition.operator() + " " + condition.key() + " "
                                + condition.values().stream().sorted().collect(joining(", ", "[", "]"))));
    }

    /** The values with which a condition holds; empty where they cannot be said. */
    private Optional<RegularLanguage> values(Condition condition, ConditionKey key, Dimension dimension) {
        if (condition instanceof NullCheck) {
            return Optional.of(RegularLanguage.union(condition.values().stream()
                    .map(value -> ValueMatcher.parseBool(value) ? RegularLanguage.ABSENT : present(dimension))
                    .toList()));
        }
        if (condition instanceof UnknownPolicyText) {
            return Optional.empty();
        }
        var comparison = (Comparison) condition;
        if (ConditionKeys.isMultiValued(key) || !comparison.isFixedBy(fixed)) {
            return Optional.empty();
        }
        return comparison.values().stream()
                .map(value -> fitting(comparison.comparison().bare(), value, key))
                .reduce(Optional.of(RegularLanguage.EMPTY), (some, more) -> some.flatMap(one -> more.map(one::or)))
                .map(fitting -> quantified(comparison, dimension, fitting));
    }

    private static RegularLanguage present(Dimension dimension) {
        return dimension.universe().minus(RegularLanguage.ABSENT);
    }

    /** Applies negation, set operators and IfExists, as {@link Comparison#holds} has them for a key of one value. */
    private static RegularLanguage quantified(Comparison comparison, Dimension dimension, RegularLanguage fitting) {
        var present = present(dimension);
        var operator = comparison.comparison();
        var holding = operator.negated() ? present.minus(fitting) : present.and(fitting);
        var none = operator.set() == SetOperator.ONE
                ? RegularLanguage.ABSENT
                : RegularLanguage.ABSENT.or(RegularLanguage.text(""));
        return operator.holdsWithoutKey() ? holding.or(none) : holding.minus(none);
    }

    /** The values that one of a condition's values fits. */
    private Optional<RegularLanguage> fitting(String operator, String value, ConditionKey key) {
        var kind = RequestDimensions.kind(key);
        if (operator.startsWith("String")) {
            return isText(kind) ? Optional.of(text(operator, value)) : Optional.empty();
        }
        if (operator.startsWith("Arn")) {
            return isText(kind) ? Optional.of(ArnPattern.parse(value).language(fixed)) : Optional.empty();
        }
        if (operator.startsWith("Date")) {
            return kind == RequestDimensions.Kind.DATE
                    ? Optional.of(RequestDimensions.dates(relation(operator, "Date"), ValueMatcher.parseDate(value)))
                    : Optional.empty();
        }
        if (operator.startsWith("Numeric")) {
            return kind == RequestDimensions.Kind.NUMBER
                    ? RequestDimensions.numbers(relation(operator, "Numeric"), ValueMatcher.parseNumber(value))
                    : Optional.empty();
        }
        return switch (operator) {
            case "Bool" -> kind == RequestDimensions.Kind.BOOLEAN ? Optional.of(truth(value)) : Optional.empty();
            case "IpAddress", "NotIpAddress" ->
                kind == RequestDimensions.Kind.ADDRESS
                        ? Optional.of(RequestDimensions.addresses(CidrBlock.parse(value)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A variable may hold no truth value, and fits nothing then. */
    private RegularLanguage truth(String value) {
        var filled = PolicyText.parse(value).in(fixed).orElseThrow().text();
        return RegularLanguage.text(filled.toLowerCase(Locale.ROOT)).and(RequestDimensions.TRUTH);
    }

    private static boolean isText(RequestDimensions.Kind kind) {
        return kind == RequestDimensions.Kind.TEXT || kind == RequestDimensions.Kind.BOOLEAN;
    }

    private RegularLanguage text(String operator, String value) {
        var filled = PolicyText.parse(value).in(fixed).orElseThrow();
        if (operator.endsWith("Like")) {
            return filled.glob().language(RegularLanguage.allBut());
        }
        return operator.endsWith("IgnoreCase") ? anyCase(filled.text()) : RegularLanguage.text(filled.text());
    }

    private static RegularLanguage anyCase(String text) {
        return RegularLanguage.sequence(text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> RegularLanguage.texts(Stream.of(
                                letter,
                                letter.toLowerCase(Locale.ROOT),
                                letter.toUpperCase(Locale.ROOT),
                                // The other letters whose upper or lower case is an ASCII letter.
                                "\u0130",
                                "\u0131",
                                "\u017f",
                                "\u212a")
                        .filter(letter::equalsIgnoreCase)
                        .toList()))
                .toList());
    }

    private static ComparisonOperator relation(String operator, String type) {
        return switch (operator.substring(type.length())) {
            case "LessThan" -> ComparisonOperator.LESS;
            case "LessThanEquals" -> ComparisonOperator.LESS_OR_EQUAL;
            case "GreaterThan" -> ComparisonOperator.GREATER;
            case "GreaterThanEquals" -> ComparisonOperator.GREATER_OR_EQUAL;
            default -> ComparisonOperator.EQUAL;
        };
    }

    private void undecided(String text) {
        with(RequestDimensions.undecided(text), RegularLanguage.text("true"));
    }

    private void with(Dimension dimension, RegularLanguage values) {
        box = box.flatMap(each -> each.with(dimension, values));
    }
}
