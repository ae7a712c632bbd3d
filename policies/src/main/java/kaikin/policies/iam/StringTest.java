package kaikin.policies.iam;

import java.util.Collection;

/** A text that a request's value must equal or be like. */
record StringTest(Template template, Mode mode) implements ValueTest {
    /** What counts as equal. */
    enum Mode {
        EXACT,
        ANY_CASE,
        WILDCARDS
    }

    static ValueTest exact(String text) {
        return new StringTest(Template.parse(text), Mode.EXACT);
    }

    static ValueTest anyCase(String text) {
        return new StringTest(Template.parse(text), Mode.ANY_CASE);
    }

    static ValueTest like(String text) {
        return new StringTest(Template.parse(text), Mode.WILDCARDS);
    }

    @Override
    public boolean fits(String requested, RequestContext context) {
        var filled = template.in(context);
        return filled.isPresent() && fits(requested, filled.get());
    }

    private boolean fits(String requested, Filled filled) {
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
