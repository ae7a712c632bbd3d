package kaikin.policies.pack;

/** A rule. Its name is written down, because exemptions, settings and alerts elsewhere know it by that. */
public abstract sealed class Policy permits ResourceValidation, StackValidation, ExemptionsAreCurrent {
    private final String name;
    private final RuleDescription about;

    /**
     * @param name in the form that Pulumi shows, such as {@code no-wildcard-action}
     */
    Policy(String name, RuleDescription about) {
        this.name = name;
        this.about = about;
    }

    public String name() {
        return name;
    }

    public RuleDescription about() {
        return about;
    }

    @Override
    public String toString() {
        return name();
    }
}
