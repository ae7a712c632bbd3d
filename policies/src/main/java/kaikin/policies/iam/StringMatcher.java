package kaikin.policies.iam;

import java.util.Collection;

/** A text that a request's value must equal or be like. */
record StringMatcher(PolicyText template, Mode mode) implements ValueMatcher {
    /** What counts as equal. */
    enum Mode {
        EXACT,
        ANY_CASE,
        WILDCARDS
    }

    static ValueMatcher exact(String text) {
        return new StringMatcher(PolicyText.parse(text), Mode.EXACT);
    }

    static ValueMatcher anyCase(String text) {
        return new StringMatcher(PolicyText.parse(text), Mode.ANY_CASE);
    }

    static ValueMatcher like(String text) {
        return new StringMatcher(PolicyText.parse(text), Mode.WILDCARDS);
    }

    @Override
    public boolean fits(String requested, RequestContext context) {
        var filled = template.in(context);
        return filled.isPresent() && fits(requested, filled.get());
    }

    private boolean fits(String requested, ResolvedText filled) {
        return switch (mode) {
            case EXACT -> requested.equals(filled.text());
            case ANY_CASE -> requested.equalsIgnoreCase(filled.text());
            case WILDCARDS -> filled.glob().matches(requested);
        };
    }

    @Override
    public void addUnresolved(RequestContext context, Collection<String> names) {
        template.addUnresolved(context, names);
    }
}
