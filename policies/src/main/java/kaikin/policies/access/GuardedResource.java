package kaikin.policies.access;

import kaikin.policies.iam.NamedPolicy;

/** A resource with a policy of its own: a bucket, an event bus, a function, a topic. */
public record GuardedResource(String arn, String account, NamedPolicy policy) {
    /** Whether its policy speaks about this: itself, an object in it, or a version or alias of it. */
    boolean covers(String resource) {
        return resource.equals(arn) || resource.startsWith(arn + "/") || resource.startsWith(arn + ":");
    }
}
