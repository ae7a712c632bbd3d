package kaikin.policies.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The policies of one party to a request, and what they have to say. */
record PolicySet(String name, List<StatementMatch> findings) {
    /** The same side, as far as its findings are of one sort. */
    PolicySet only(Predicate<StatementMatch> sort) {
        var some = new ArrayList<StatementMatch>();
        for (var finding : findings) {
            if (sort.test(finding)) {
                some.add(finding);
            }
        }
        return new PolicySet(name, some);
    }

    Stream<StatementMatch> allowing() {
        return findings.stream().filter(StatementMatch::allows);
    }

    boolean allows() {
        for (var finding : findings) {
            if (finding.allows()) {
                return true;
            }
        }
        return false;
    }

    /** What it says, and which of its statements nearly said something else. */
    String report() {
        if (allows()) {
            return name + " would allow it by "
                    + allowing().map(PolicySet::quote).collect(Collectors.joining(", "));
        }
        var near = findings.stream().filter(StatementMatch::nearlyAllows).map(StatementMatch::nearMiss);
        return Stream.concat(Stream.of(name + " does not allow it"), near).collect(Collectors.joining("\n    "));
    }

    private static String quote(StatementMatch finding) {
        var delegates = finding.naming()
                .filter(found -> found == PrincipalMatch.ACCOUNT)
                .isPresent();
        return "«" + finding.name() + "»" + (delegates ? ", which leaves it to the account's own policies" : "");
    }
}
