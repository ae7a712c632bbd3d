package kaikin.policies.iam;

import java.util.Collection;

/** The values of the Bool operator: truth values, or a variable that holds one (IAM User Guide, «Boolean condition operators»). */
final class BoolValues {
    private BoolValues() {}

    static ValueMatcher test(String text) {
        var template = PolicyText.parse(text);
        return template.isVariable() ? new OfVariable(template) : new Fixed(parse(text));
    }

    private record Fixed(boolean wanted) implements ValueMatcher {
        @Override
        public boolean fits(String requested, RequestContext context) {
            return parse(requested) == wanted;
        }
    }

    /** What the request has there may be no truth value, and fits nothing then. */
    private record OfVariable(PolicyText template) implements ValueMatcher {
        @Override
        public boolean fits(String requested, RequestContext context) {
            var asked = parse(requested) ? "true" : "false";
            return template.in(context)
                    .filter(filled -> filled.text().equalsIgnoreCase(asked))
                    .isPresent();
        }

        @Override
        public void addUnresolved(RequestContext context, Collection<String> names) {
            template.addUnresolved(context, names);
        }
    }

    static boolean parse(String text) {
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException("«" + text + "» is neither true nor false");
        }
        return Boolean.parseBoolean(text);
    }
}
