package kaikin.sandbox.cloud;

import java.util.List;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.NamedPolicy;

/** A deployed role: who may assume it, and what it may do then. */
public record Role(Arn arn, NamedPolicy trust, List<NamedPolicy> policies) {
    /** The name without the path. */
    public String name() {
        return arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
    }

    /** The name with its path in front, as sessions carry it. */
    public String pathAndName() {
        return arn.resource().substring("role/".length());
    }
}
