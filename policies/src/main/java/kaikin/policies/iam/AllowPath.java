package kaikin.policies.iam;

import java.util.List;

/** The sides that must all allow a request for it to be allowed this way. */
record AllowPath(List<PolicySet> sides) {
    AllowPath {
        sides = List.copyOf(sides);
    }

    boolean isOpen() {
        for (var side : sides) {
            if (!side.allows()) {
                return false;
            }
        }
        return true;
    }

    /** The first allowing statement of each side. */
    List<StatementMatch> deciding() {
        return sides.stream().flatMap(side -> side.allowing().limit(1)).toList();
    }
}
