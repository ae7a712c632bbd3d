package kaikin.policies.iam;

import java.util.stream.Stream;

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
        return switch (mode) {
            case EXACT -> template.text(context).filter(requested::equals).isPresent();
            case ANY_CASE ->
                template.text(context).filter(requested::equalsIgnoreCase).isPresent();
            case WILDCARDS ->
                template.glob(context, Wildcards.ANYWHERE)
                        .filter(glob -> glob.matcher(requested).matches())
                        .isPresent();
        };
    }

    @Override
    public Stream<String> unresolved(RequestContext context) {
        return template.unresolved(context);
    }
}
