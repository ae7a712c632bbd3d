package kaikin.policies.proofs;

import kaikin.policies.iam.Arn;
import kaikin.policies.iam.RequestContext;

/** Something that somebody may try: one action on one resource, and what the request carries. */
record Deed(String action, String resource, String owner, RequestContext context) {
    static Deed of(String action, String resource) {
        return new Deed(action, resource, Arn.parse(resource).account(), RequestContext.EMPTY);
    }

    Deed with(String key, String value) {
        return new Deed(action, resource, owner, context.with(key, value));
    }

    Deed ownedBy(String account) {
        return new Deed(action, resource, account, context);
    }
}
