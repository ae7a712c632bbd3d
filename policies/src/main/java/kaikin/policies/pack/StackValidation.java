package kaikin.policies.pack;

/** A rule about resources together, of one stack or of several. The engine asks it when it knows the whole stack. */
public abstract non-sealed class StackValidation extends Policy {
    protected StackValidation(String name, RuleDescription about) {
        super(name, about);
    }

    /**
     * Reports what is wrong; silence means that all is fine. Each resource is looked at inside
     * {@link RuleReport#check}, so that one that cannot be decided hides no other.
     */
    protected abstract void validate(StackPlans stacks, RuleReport report);
}
