package kaikin.policies.review;

import java.util.List;
import java.util.Optional;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.Policy;
import kaikin.policies.plan.SourceLine;
import kaikin.policies.plan.Sources;
import kaikin.policies.plan.Urn;

/**
 * What a rule of the pack says about one resource.
 *
 * @param component the one that the resource belongs to
 * @param source the line that makes the resource, then those that make the components around it; none where the plan is a
 *     state
 */
public record Violation(Policy policy, Finding finding, Optional<Urn> component, List<SourceLine> source) {
    public Violation {
        source = List.copyOf(source);
    }

    /** The line that makes the resource, and the first one of another file: the component's, beyond shared helpers. */
    public List<SourceLine> lines() {
        return Sources.brief(source);
    }

    public Finding.Kind kind() {
        return finding.kind();
    }

    public Urn resource() {
        return finding.resource();
    }

    public String message() {
        return finding.message();
    }
}
