package kaikin.policies.intended;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import kaikin.policies.model.ChangedLine;

/**
 * A claim, and what speaks against it.
 *
 * @param against what speaks against it, each with principal, action, resource, an example and the way there
 * @param differences the same of policies and table, of the claims that are about both
 * @param changed the line of a pull request that did it; empty where none is known
 */
public record ClaimResult(
        String claim, List<String> against, List<AccessDifference> differences, Optional<ChangedLine> changed) {
    public ClaimResult {
        against = List.copyOf(against);
        differences = List.copyOf(differences);
    }

    /** A claim that is about the policies alone. */
    public ClaimResult(String claim, List<String> against) {
        this(claim, against, List.of(), Optional.empty());
    }

    /** A claim about policies and table. */
    static ClaimResult of(String claim, List<AccessDifference> differences) {
        var against = differences.stream().map(AccessDifference::toString).toList();
        return new ClaimResult(claim, against, differences, Optional.empty());
    }

    /** Adds the lines of the pull request that did it, where they are known. */
    public ClaimResult at(Function<AccessDifference, Optional<ChangedLine>> each, Optional<ChangedLine> whole) {
        var found = differences.stream().map(each).toList();
        var shown = Stream.iterate(0, i -> i < found.size(), i -> i + 1)
                .map(i -> found.get(i)
                        .map(line -> differences.get(i).at(line.place()))
                        .orElse(differences.get(i)))
                .toList();
        var first = found.stream().flatMap(Optional::stream).findFirst();
        return differences.isEmpty()
                ? new ClaimResult(claim, against, differences, whole)
                : new ClaimResult(claim, of(claim, shown).against(), shown, first);
    }

    public boolean holds() {
        return against.isEmpty();
    }

    @Override
    public String toString() {
        return holds() ? "holds: " + claim : "does not hold: " + claim + "\n" + String.join("\n", against);
    }
}
