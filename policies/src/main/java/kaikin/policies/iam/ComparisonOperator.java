package kaikin.policies.iam;

/** How a request's number or date must lie to the policy's. */
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
