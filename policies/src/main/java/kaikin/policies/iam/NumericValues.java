package kaikin.policies.iam;

import java.math.BigDecimal;

/**
 * The values of the Numeric operators: integers and decimal numbers (IAM User Guide, «Numeric condition operators»).
 * Whether AWS takes exponents, a plus, zeros in front or a bare point is not documented, so none of them is read.
 */
final class NumericValues {
    private NumericValues() {}

    static ValueMatcher test(String text, ComparisonOperator relation) {
        var bound = parse(text);
        return (requested, context) -> relation.holds(parse(requested), bound);
    }

    static BigDecimal parse(String text) {
        if (!text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?")) {
            throw new IllegalArgumentException("«" + text + "» is not a number: write digits, such as 10 or 2.5");
        }
        return new BigDecimal(text);
    }
}
