package kaikin.policies.iam;

import java.util.List;
import java.util.Optional;

/** Policies, callers and requests as the tests write them. */
final class Policies {
    static final String HUB = "111111111111";
    static final String FLEET = "222222222222";
    static final Caller.RoleSession WEBHOOK = new Caller.RoleSession(HUB, "kaikin-webhook", "webhook");
    static final Caller.RoleSession OPERATOR = new Caller.RoleSession(FLEET, "kaikin-operator", "chatwork-42");
    static final String OPERATOR_ROLE = "arn:aws:iam::222222222222:role/kaikin-operator";

    private Policies() {}

    /** A policy of the statements given, JSON with single quotes for double ones. */
    static NamedPolicy policy(String name, String... statements) {
        return new NamedPolicy(name, document(statements));
    }

    static PolicyDocument document(String... statements) {
        return parse("{'Version': '2012-10-17', 'Statement': [" + String.join(",", statements) + "]}");
    }

    static PolicyDocument parse(String json) {
        return PolicyDocument.parse(json.replace('\'', '"'));
    }

    static Grants grants(NamedPolicy identity, NamedPolicy resource) {
        return new Grants(List.of(identity), Optional.of(resource), Optional.empty());
    }

    static AccessRequest request(Caller caller, String action, String resource, String account) {
        return new AccessRequest(caller, action, resource, account, RequestContext.EMPTY);
    }

    static AccessRequest with(AccessRequest request, String key, String... values) {
        return new AccessRequest(
                request.caller(),
                request.action(),
                request.resource(),
                request.resourceAccount(),
                request.context().with(key, values));
    }
}
