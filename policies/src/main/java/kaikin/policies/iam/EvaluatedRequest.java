package kaikin.policies.iam;

import org.jspecify.annotations.Nullable;

/** A request with all its condition keys, which are worked out once, when the first statement asks for them. */
final class EvaluatedRequest {
    private final AccessRequest request;
    private @Nullable RequestContext context;

    EvaluatedRequest(AccessRequest request) {
        this.request = request;
    }

    AccessRequest request() {
        return request;
    }

    RequestContext context() {
        var known = context;
        if (known == null) {
            known = request.fullContext();
            context = known;
        }
        return known;
    }
}
