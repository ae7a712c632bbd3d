package kaikin.policies.iam;

/** Which of a request's values a condition speaks about. */
enum SetOperator {
    /** The only one. */
    ONE(""),
    /** Every one, and that's so where there are none. */
    ALL("ForAllValues:"),
    /** At least one. */
    ANY("ForAnyValue:");

    private final String prefix;

    SetOperator(String prefix) {
        this.prefix = prefix;
    }

    static SetOperator of(String operator) {
        if (operator.startsWith(ALL.prefix)) {
            return ALL;
        }
        return operator.startsWith(ANY.prefix) ? ANY : ONE;
    }

    String without(String operator) {
        return operator.substring(prefix.length());
    }
}
