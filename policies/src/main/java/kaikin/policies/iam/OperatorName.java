package kaikin.policies.iam;

/** A condition operator as a policy writes it, such as {@code ForAnyValue:StringLikeIfExists}. */
record OperatorName(String text, Quantifier quantifier, String bare, boolean ifExists) {
    private static final String IF_EXISTS = "IfExists";

    static OperatorName parse(String text) {
        var quantifier = Quantifier.of(text);
        var name = quantifier.without(text);
        var ifExists = name.endsWith(IF_EXISTS);
        var bare = ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name;
        return new OperatorName(text, quantifier, bare, ifExists);
    }

    Operator operator() {
        return Operator.named(bare)
                .orElseThrow(() -> new MalformedPolicyException(
                        "the condition operator «" + text + "» is not known: correct its spelling, case included"));
    }
}
