package kaikin.policies.iam;

/** A condition operator as a policy writes it, such as {@code ForAnyValue:StringLikeIfExists}. */
record ConditionOperatorName(String text, SetOperator quantifier, String bare, boolean ifExists) {
    private static final String IF_EXISTS = "IfExists";

    static ConditionOperatorName parse(String text) {
        var quantifier = SetOperator.of(text);
        var name = quantifier.without(text);
        var ifExists = name.endsWith(IF_EXISTS);
        var bare = ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name;
        return new ConditionOperatorName(text, quantifier, bare, ifExists);
    }

    ConditionOperator operator() {
        return ConditionOperator.named(bare)
                .orElseThrow(() -> new MalformedPolicyException(
                        "the condition operator «" + text + "» is not known: correct its spelling, case included"));
    }
}
