package kaikin.policies.iam;

import java.util.List;

/** The Null operator: whether a key is absent. */
record NullCheck(ConditionKey named, List<String> values) implements Condition {
    NullCheck {
        values = List.copyOf(values);
        values.forEach(BoolValues::parse);
    }

    @Override
    public String key() {
        return named.text();
    }

    @Override
    public String operator() {
        return "Null";
    }

    @Override
    public boolean holds(RequestContext context) {
        var absent = context.values(named).isEmpty();
        for (var value : values) {
            if (BoolValues.parse(value) == absent) {
                return true;
            }
        }
        return false;
    }
}
