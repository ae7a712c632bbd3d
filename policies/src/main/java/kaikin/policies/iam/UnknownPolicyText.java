package kaikin.policies.iam;

import java.util.List;

/**
 * Stands for what a policy says of which only the ARN is known: whether it holds in a request cannot be decided, so it
 * never makes a request allowed, and is a property of its own among the sets of requests.
 */
record UnknownPolicyText(String policyArn) implements Condition {
    @Override
    public String operator() {
        return "AllowedBy";
    }

    @Override
    public String key() {
        return policyArn;
    }

    @Override
    public List<String> values() {
        return List.of("not known here");
    }

    @Override
    public boolean holds(RequestContext context) {
        return false;
    }
}
