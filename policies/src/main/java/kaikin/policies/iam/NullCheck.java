package kaikin.policies.iam;

import java.util.List;

/** The Null operator: whether a key is absent. */
record NullCheck(String key, List<String> values) implements Condition {
    NullCheck {
        values = List.copyOf(values);
        values.forEach(Booleans::parse);
    }

    @Override
    public String operator() {
        return "Null";
    }

    @Override
    public boolean holds(RequestContext context) {
        var absent = context.values(key).isEmpty();
        return values.stream().anyMatch(value -> Booleans.parse(value) == absent);
    }
}
