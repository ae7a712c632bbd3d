package kaikin.policies.iam;

/** A request with all its condition keys, which are worked out once for all statements. */
record Asked(AccessRequest request, RequestContext context) {}
