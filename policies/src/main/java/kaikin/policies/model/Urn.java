package kaikin.policies.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pulumi's name of a resource: {@code urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME}. */
public final class Urn {
    /** The type of the one resource that everything else hangs on. */
    public static final String STACK = "pulumi:pulumi:Stack";

    private static final String START = "urn:pulumi:";
    private static final String BETWEEN = "::";

    private final String value;
    // Taken apart once: every rule looks for the resources of some type.
    private final String stack;
    private final String types;
    private final String type;
    private final String name;

    public Urn(String value) {
        var project = value.indexOf(BETWEEN);
        var types = project < 0 ? -1 : value.indexOf(BETWEEN, project + 2);
        var name = types < 0 ? -1 : value.indexOf(BETWEEN, types + 2);
        if (name < 0 || !value.startsWith(START)) {
            throw new IllegalArgumentException("«" + value + "» is no Pulumi URN");
        }
        this.value = value;
        this.stack = value.substring(START.length(), project);
        this.types = value.substring(types + 2, name);
        this.type = this.types.substring(this.types.lastIndexOf('$') + 1);
        this.name = value.substring(name + 2);
    }

    public static Urn of(String stack, String project, Optional<Urn> parent, String type, String name) {
        var types = parent.map(above -> above.types)
                .filter(above -> !above.equals(STACK))
                .map(above -> above + "$" + type);
        return new Urn("urn:pulumi:%s::%s::%s::%s".formatted(stack, project, types.orElse(type), name));
    }

    /** The whole name. */
    public String value() {
        return value;
    }

    /** The resource's own type, without its parents'. */
    public String type() {
        return type;
    }

    /** The name that the program gave. */
    public String name() {
        return name;
    }

    /** Whether it belongs to a component, however deep: a type carries its parents' types. */
    public boolean isBelow(Urn component) {
        return stack.equals(component.stack) && types.startsWith(component.types + "$");
    }

    /** The name of the stack. */
    public String stack() {
        return stack;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Urn urn && urn.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
