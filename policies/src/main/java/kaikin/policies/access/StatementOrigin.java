package kaikin.policies.access;

import java.util.List;
import kaikin.policies.model.SourceLine;
import kaikin.policies.model.Urn;

/**
 * Where a statement comes from.
 *
 * @param resource the one whose policy it stands in
 * @param lines the one that makes the resource, then the component's; none where they are not known
 */
public record StatementOrigin(String sid, Urn resource, List<SourceLine> lines) {
    public StatementOrigin {
        lines = List.copyOf(lines);
    }
}
