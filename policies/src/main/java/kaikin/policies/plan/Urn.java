package kaikin.policies.plan;

import java.util.Optional;

/** Pulumi's name of a resource: {@code urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME}. */
public record Urn(String value) {
    /** The type of the one resource that everything else hangs on. */
    public static final String STACK = "pulumi:pulumi:Stack";

    public Urn {
        if (!value.startsWith("urn:pulumi:") || value.split("::", -1).length < 4) {
            throw new IllegalArgumentException("«" + value + "» is no Pulumi URN");
        }
    }

    static Urn of(String stack, String project, Optional<Urn> parent, String type, String name) {
        var types = parent.map(Urn::types).filter(above -> !above.equals(STACK)).map(above -> above + "$" + type);
        return new Urn("urn:pulumi:%s::%s::%s::%s".formatted(stack, project, types.orElse(type), name));
    }

    /** The resource's own type, without its parents'. */
    public String type() {
        return types().substring(types().lastIndexOf('$') + 1);
    }

    /** The name that the program gave. */
    public String name() {
        return value.split("::", 4)[3];
    }

    /** Whether it belongs to a component, however deep: a type carries its parents' types. */
    public boolean isBelow(Urn component) {
        return stack().equals(component.stack()) && types().startsWith(component.types() + "$");
    }

    /** The name of the stack. */
    public String stack() {
        return value.split("::", 4)[0].substring("urn:pulumi:".length());
    }

    private String types() {
        return value.split("::", 4)[2];
    }

    @Override
    public String toString() {
        return value;
    }
}
