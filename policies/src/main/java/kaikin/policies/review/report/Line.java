package kaikin.policies.review.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kaikin.policies.access.AccessChange;

/** Changes of access that differ in their actions only, in one. */
record Line(AccessChange first, List<String> actions) {
    /** What must be equal for two changes to share a line. */
    private record Key(
            AccessChange.Kind kind, String principal, String resource, List<String> before, List<String> after)
            implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::kind)
                .thenComparing(Key::principal)
                .thenComparing(Key::resource)
                .thenComparing(Key::toString);

        static Key of(AccessChange change) {
            return new Key(change.kind(), change.principal(), change.resource(), change.before(), change.after());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    static List<Line> of(List<AccessChange> changes) {
        Map<Key, List<AccessChange>> lines =
                changes.stream().collect(Collectors.groupingBy(Key::of, TreeMap::new, Collectors.toList()));
        return lines.values().stream()
                .map(same -> new Line(
                        same.get(0),
                        same.stream().map(AccessChange::action).sorted().toList()))
                .toList();
    }

    /** What a request must carry: as it is now, or was; where that has changed, both. */
    String conditions() {
        return switch (first.kind()) {
            case GAINED -> Names.conditions(first.after());
            case LOST -> Names.conditions(first.before());
            case RENAMED -> "";
            case WIDER, NARROWER, SHIFTED ->
                "before: " + Names.conditions(first.before()) + "; now: " + Names.conditions(first.after());
        };
    }
}
