package kaikin.policies.pack;

import java.util.Locale;

/** A rule. Its name is its class's, in the form that Pulumi shows: {@code NoWildcardAction}, no-wildcard-action. */
public abstract sealed class Policy permits ResourceValidation, StackValidation, ExemptionsAreCurrent {
    private final About about;
    private final String name;

    Policy(About about) {
        this.about = about;
        this.name = getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    public String name() {
        return name;
    }

    public About about() {
        return about;
    }

    @Override
    public String toString() {
        return name();
    }
}
