package kaikin.policies.proofs;

import java.util.List;
import kaikin.policies.access.Access;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Decision;
import kaikin.policies.iam.RequestContext;

/** Somebody tries something. */
record Attempt(Actor actor, Deed deed) {
    /** Whether it is worth trying: what an administrator does at home is nobody's business here. */
    boolean matters() {
        if (actor.isService()) {
            return deed.context().equals(RequestContext.EMPTY)
                    && (deed.action().startsWith("sts:")
                            || does(
                                    "lambda:InvokeFunction",
                                    "lambda:UpdateFunctionCode",
                                    "events:PutEvents",
                                    "sqs:SendMessage",
                                    "s3:PutObject"));
        }
        if (deed.context().values("events:source").contains(Deeds.SOURCE) && !isByAForwarder()) {
            // EventBridge takes an event of an AWS service from nobody's hand; only a rule forwards one, in its role.
            return false;
        }
        var home = actor.isAtHomeIn(deed.owner());
        if (deed.resource().equals("*")) {
            return home && !actor.isAdministrator() && !actor.isCareless();
        }
        if (actor.isCareless()) {
            return home && deed.resource().matches(".*:parameter/(kaikin.*)?");
        }
        return !actor.isAdministrator() || !home || deed.action().startsWith("sts:") || isOnOurObjects();
    }

    private boolean isByAForwarder() {
        return actor.role()
                .filter(role -> role.endsWith(":role/kaikin-forwarder"))
                .isPresent();
    }

    private boolean isOnOurObjects() {
        return deed.resource().startsWith("arn:aws:s3:::kaikin-")
                && deed.resource().contains("/");
    }

    Decision decide(Access access) {
        return access.decide(request(), actor.more());
    }

    private AccessRequest request() {
        return new AccessRequest(
                actor.caller(),
                deed.action(),
                deed.resource(),
                deed.owner(),
                deed.context().and(actor.context()));
    }

    /** Whether it is this role, with the policies of the plans alone. */
    boolean isBy(String role) {
        return actor.hasAssumed(role) && actor.more().isEmpty();
    }

    /** Whether it is this service, acting for this resource of that account. */
    boolean isBy(String service, String account, String source) {
        return actor.caller() instanceof Caller.ServicePrincipal principal
                && principal.name().equals(service)
                && actor.context().values("aws:SourceAccount").equals(List.of(account))
                && actor.context().values("aws:SourceArn").equals(List.of(source));
    }

    boolean does(String... actions) {
        return isAmong(deed.action(), actions);
    }

    boolean isOn(String... resources) {
        return isAmong(deed.resource(), resources);
    }

    /** Without a collection: this is asked more than a million times. */
    private static boolean isAmong(String text, String... texts) {
        for (var each : texts) {
            if (each.equals(text)) {
                return true;
            }
        }
        return false;
    }

    boolean says(String key, String value) {
        return deed.context().values(key).equals(List.of(value));
    }

    @Override
    public String toString() {
        return "%s, %s on %s with %s".formatted(actor.name(), deed.action(), deed.resource(), deed.context());
    }
}
