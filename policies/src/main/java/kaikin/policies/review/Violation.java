package kaikin.policies.review;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.model.ChangedLine;
import kaikin.policies.model.SourceLine;
import kaikin.policies.model.SourceMap;
import kaikin.policies.model.Urn;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.Policy;

/**
 * A finding of the pack about one resource, with where it comes from.
 *
 * @param component the one that the resource belongs to
 * @param source the line that makes the resource, then those that make the components around it; none where the plan is a
 *     state
 * @param changed the line of the pull request that did it; empty where none is known
 */
public record Violation(
        Policy policy,
        Finding finding,
        Optional<Urn> component,
        List<SourceLine> source,
        Optional<ChangedLine> changed) {
    public Violation {
        source = List.copyOf(source);
    }

    /** A violation of which no changed line is known. */
    public Violation(Policy policy, Finding finding, Optional<Urn> component, List<SourceLine> source) {
        this(policy, finding, component, source, Optional.empty());
    }

    /** This violation with the line of the pull request that did it. */
    Violation at(ChangedLine line) {
        return new Violation(policy, finding, component, source, Optional.of(line));
    }

    /**
     * The line of the pull request that did it, where one is known; then the line that makes the resource, and the first
     * one of another file: the component's, beyond shared helpers.
     */
    public List<SourceLine> lines() {
        return Stream.concat(changed.map(ChangedLine::place).stream(), SourceMap.brief(source).stream())
                .distinct()
                .toList();
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
