package kaikin.policies.pack;

import kaikin.policies.model.PlannedResource;

/** A rule about each resource by itself: the engine asks it before the resource is made. */
public abstract non-sealed class ResourceValidation extends Policy {
    protected ResourceValidation(String name, RuleDescription about) {
        super(name, about);
    }

    /** Whether it has anything to say about a resource. */
    public abstract boolean concerns(PlannedResource resource);

    /** Reports what is wrong with a resource that it concerns; silence means that it is fine. */
    protected abstract void validate(PlannedResource resource, RuleReport report);

    final void run(PlannedResource resource, RuleReport report) {
        if (concerns(resource)) {
            report.check(resource, () -> validate(resource, report));
        }
    }
}
