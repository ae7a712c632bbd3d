package kaikin.policies.iam;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.iam.ValueMatcher.ComparisonOperator;
import kaikin.policies.sets.Dimension;
import kaikin.policies.sets.RegularLanguage;

/**
 * The properties of a request by which statements tell requests apart, and how their values are written as texts.
 *
 * <p>Dates and numbers are written as digits of one length, at twice their value: odd ones stand for what lies between
 * two values that a policy can name. Addresses are written as 4 or 6 and their hexadecimal digits.
 */
public final class RequestDimensions {
    /** In lower case. */
    public static final Dimension ACTION = new Dimension(
            " action",
            RegularLanguage.sequence(List.of(
                    RegularLanguage.exactly(1, 'a', 'z', '0', '9', '-', '-'),
                    RegularLanguage.repeated('a', 'z', '0', '9', '-', '-'),
                    RegularLanguage.text(":"),
                    RegularLanguage.exactly(1, 'a', 'z', '0', '9'),
                    RegularLanguage.repeated('a', 'z', '0', '9'))));
    /** An ARN, or {@code *} for actions that know no resources. */
    public static final Dimension RESOURCE = new Dimension(
            " resource",
            RegularLanguage.text("*")
                    .or(RegularLanguage.sequence(List.of(
                            RegularLanguage.text("arn:"),
                            part(),
                            part(),
                            part(),
                            part(),
                            RegularLanguage.TEXT.minus(RegularLanguage.text(""))))));

    static final RegularLanguage TRUTH = RegularLanguage.texts(List.of("true", "false"));

    private static final int[] HEX = {'0', '9', 'a', 'f'};
    private static final RegularLanguage ADDRESSES = RegularLanguage.sequence(
                    List.of(RegularLanguage.text("4"), RegularLanguage.exactly(8, HEX)))
            .or(RegularLanguage.sequence(List.of(RegularLanguage.text("6"), RegularLanguage.exactly(32, HEX))));

    private static final int DATE_DIGITS = 12;
    private static final long YEAR_ONE = 62_135_596_800L;
    private static final RegularLanguage DATES = RegularLanguage.exactly(DATE_DIGITS, '0', '9');

    private static final int NUMBER_DIGITS = 19;
    private static final BigInteger HALF = BigInteger.TEN.pow(NUMBER_DIGITS - 1);
    private static final RegularLanguage NUMBERS = RegularLanguage.exactly(NUMBER_DIGITS, '0', '9');

    private static final Set<ConditionKey> BOOLEANS = keys(
            "aws:MultiFactorAuthPresent",
            "aws:PrincipalIsAWSService",
            "aws:SecureTransport",
            "aws:ViaAWSService",
            "events:eventBusInvocation",
            "ssm:Overwrite",
            "ssm:Recursive",
            "ssm:SessionDocumentAccessCheck");
    private static final Set<ConditionKey> OF_DATES = keys("aws:CurrentTime", "aws:EpochTime", "aws:TokenIssueTime");
    private static final Set<ConditionKey> OF_NUMBERS =
            keys("aws:MultiFactorAuthAge", "s3:max-keys", "s3:signatureAge", "s3:TlsVersion");
    private static final Set<ConditionKey> OF_ADDRESSES = keys("aws:SourceIp", "aws:VpcSourceIp");
    /** Keys that every request carries (IAM User Guide, "AWS global condition context keys"). */
    private static final Set<ConditionKey> ALWAYS_THERE =
            keys("aws:CurrentTime", "aws:EpochTime", "aws:SecureTransport", "aws:ViaAWSService");

    private static final ConditionKey CURRENT_TIME = new ConditionKey("aws:CurrentTime");
    private static final ConditionKey EPOCH_TIME = new ConditionKey("aws:EpochTime");

    /** The type of a key's values. */
    enum Kind {
        TEXT,
        BOOLEAN,
        DATE,
        NUMBER,
        ADDRESS
    }

    private RequestDimensions() {}

    /** A condition key; the two keys of the time are one. */
    public static Dimension of(String key) {
        return of(new ConditionKey(key));
    }

    static Dimension of(ConditionKey key) {
        var values = switch (kind(key)) {
            case TEXT -> RegularLanguage.TEXT;
            case BOOLEAN -> TRUTH;
            case DATE -> DATES;
            case NUMBER -> NUMBERS;
            case ADDRESS -> ADDRESSES;
        };
        var name = (key.equals(EPOCH_TIME) ? CURRENT_TIME : key).text().toLowerCase(Locale.ROOT);
        return new Dimension(name, ALWAYS_THERE.contains(key) ? values : values.or(RegularLanguage.ABSENT));
    }

    static Kind kind(ConditionKey key) {
        if (BOOLEANS.contains(key)) {
            return Kind.BOOLEAN;
        }
        if (OF_DATES.contains(key)) {
            return Kind.DATE;
        }
        if (OF_NUMBERS.contains(key)) {
            return Kind.NUMBER;
        }
        return OF_ADDRESSES.contains(key) ? Kind.ADDRESS : Kind.TEXT;
    }

    /**
     * A property for something that no set of values can say: whether it holds in a request. It is told by its text:
     * the same text is the same property, and any other is independent of it.
     */
    public static Dimension undecided(String text) {
        return new Dimension("«" + text + "»", TRUTH);
    }

    /** Whether a property is one of those. */
    public static boolean isUndecided(Dimension dimension) {
        return dimension.name().startsWith("«");
    }

    /** The dates that are in a relation to one. */
    static RegularLanguage dates(ComparisonOperator relation, Instant date) {
        var twice = 2 * Math.addExact(date.getEpochSecond(), YEAR_ONE) + (date.getNano() == 0 ? 0 : 1);
        return digits(relation, BigInteger.valueOf(twice), DATE_DIGITS);
    }

    /**
     * The numbers that are in a relation to one; empty where it is too large, or has more than three decimal places.
     */
    static Optional<RegularLanguage> numbers(ComparisonOperator relation, BigDecimal number) {
        var thousandths = number.movePointRight(3).stripTrailingZeros();
        if (thousandths.scale() > 0 || thousandths.abs().compareTo(new BigDecimal(HALF.shiftRight(2))) > 0) {
            return Optional.empty();
        }
        return Optional.of(
                digits(relation, thousandths.toBigInteger().shiftLeft(1).add(HALF), NUMBER_DIGITS));
    }

    private static RegularLanguage digits(ComparisonOperator relation, BigInteger bound, int length) {
        var first = "0".repeat(length);
        var last = "9".repeat(length);
        return switch (relation) {
            case EQUAL -> RegularLanguage.between(padded(bound, length), padded(bound, length));
            case LESS -> RegularLanguage.between(first, padded(bound.subtract(BigInteger.ONE), length));
            case LESS_OR_EQUAL -> RegularLanguage.between(first, padded(bound, length));
            case GREATER -> RegularLanguage.between(padded(bound.add(BigInteger.ONE), length), last);
            case GREATER_OR_EQUAL -> RegularLanguage.between(padded(bound, length), last);
        };
    }

    private static String padded(BigInteger number, int length) {
        var digits = number.toString();
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }

    /** The addresses of a range. */
    static RegularLanguage addresses(CidrBlock range) {
        var digits = range.bits() / 4;
        var free = range.bits() - range.length();
        var first = range.address().shiftRight(free).shiftLeft(free);
        var last = first.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE);
        return RegularLanguage.sequence(List.of(
                RegularLanguage.text(range.bits() == 32 ? "4" : "6"),
                RegularLanguage.between(hex(first, digits), hex(last, digits))
                        .and(RegularLanguage.exactly(digits, HEX))));
    }

    private static String hex(BigInteger number, int digits) {
        var text = number.toString(16);
        return "0".repeat(digits - text.length()) + text;
    }

    private static RegularLanguage part() {
        return RegularLanguage.sequence(
                List.of(RegularLanguage.repeated(RegularLanguage.allBut(':')), RegularLanguage.text(":")));
    }

    private static Set<ConditionKey> keys(String... names) {
        return Stream.of(names).map(ConditionKey::new).collect(Collectors.toUnmodifiableSet());
    }

    /** Writes a value as a request has it, such as the address that its hexadecimal digits mean. */
    public static String shown(Dimension dimension, String value) {
        return switch (kind(new ConditionKey(dimension.name()))) {
            case TEXT, BOOLEAN -> value;
            case DATE ->
                Instant.ofEpochSecond(Long.parseLong(value) / 2 - YEAR_ONE)
                        .plusMillis(Long.parseLong(value) % 2 * 500)
                        .toString();
            case NUMBER ->
                new BigDecimal(new BigInteger(value).subtract(HALF))
                        .divide(new BigDecimal(2000))
                        .stripTrailingZeros()
                        .toPlainString();
            case ADDRESS -> address(value);
        };
    }

    private static String address(String value) {
        var hex = value.substring(1);
        var step = value.startsWith("4") ? 2 : 4;
        var parts = Stream.iterate(0, at -> at < hex.length(), at -> at + step)
                .map(at -> Integer.parseInt(hex.substring(at, at + step), 16))
                .map(part -> step == 2 ? Integer.toString(part) : Integer.toHexString(part));
        return parts.collect(Collectors.joining(step == 2 ? "." : ":"));
    }
}
