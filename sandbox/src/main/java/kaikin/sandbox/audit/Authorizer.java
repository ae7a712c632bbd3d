package kaikin.sandbox.audit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Decision;
import kaikin.policies.iam.Evaluator;
import kaikin.policies.iam.Grants;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Audit.AuditEntry;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.DeployedRole;
import kaikin.sandbox.gateway.AwsException;

/** Decides calls by the policies as deployed, and writes every decision down. Fails closed. */
public final class Authorizer {
    private final Cloud cloud;
    private final Audit audit;
    private final Clock clock;

    public Authorizer(Cloud cloud, Audit audit, Clock clock) {
        this.cloud = cloud;
        this.audit = audit;
        this.clock = clock;
    }

    /** A request for a decision: one action on one resource of one account, with the condition keys of the service. */
    public record AuthorizationRequest(String action, String resource, String account, RequestContext context) {}

    /** Lets the caller through, or throws the AccessDenied that the service would answer. */
    public void require(Caller caller, AuthorizationRequest wish, Optional<NamedPolicy> resourcePolicy) {
        if (!allows(caller, wish, resourcePolicy)) {
            throw denied(caller, wish);
        }
    }

    /** Decides and writes down. */
    public boolean allows(Caller caller, AuthorizationRequest wish, Optional<NamedPolicy> resourcePolicy) {
        var decision = Evaluator.decide(
                new AccessRequest(caller, wish.action(), wish.resource(), wish.account(), wish.context()),
                new Grants(identityPolicies(caller), resourcePolicy, Optional.empty()));
        audit.write(new AuditEntry(
                clock.instant(),
                wish.account(),
                caller.toString(),
                wish.action(),
                wish.resource(),
                word(decision.result()),
                decision.statement(),
                reason(decision)));
        return decision.allowed();
    }

    /** Writes down what was refused before it came to a decision: bad signatures, bad input, unknown operations. */
    public void refused(String principal, String action, String resource, String reason) {
        audit.write(new AuditEntry(clock.instant(), "", principal, action, resource, AuditEntry.REFUSED, "", reason));
    }

    private List<NamedPolicy> identityPolicies(Caller caller) {
        return caller instanceof Caller.RoleSession session && cloud.iamIsSettled()
                ? cloud.role(session.roleArn().toString())
                        .map(DeployedRole::policies)
                        .orElse(List.of())
                : List.of();
    }

    /** Before IAM has told everyone of roles and their policies, these may not be what denied it. */
    private String reason(Decision decision) {
        return decision.allowed() || cloud.iamIsSettled()
                ? decision.reason()
                : decision.reason() + "\n  no policy of a role has taken effect yet: IAM is eventually consistent";
    }

    private static AwsException denied(Caller caller, AuthorizationRequest wish) {
        var message = "User: %s is not authorized to perform: %s on resource: %s"
                .formatted(caller, wish.action(), wish.resource());
        // S3, the query protocol and the JSON protocols name the same refusal differently.
        return switch (wish.action().substring(0, wish.action().indexOf(':'))) {
            case "ssm", "events" -> new AwsException(400, "AccessDeniedException", message);
            case "lambda", "scheduler" -> new AwsException(403, "AccessDeniedException", message);
            default -> new AwsException(403, "AccessDenied", message);
        };
    }

    private static String word(Decision.Result verdict) {
        return switch (verdict) {
            case ALLOWED -> "allowed";
            case EXPLICITLY_DENIED -> "explicitDeny";
            case NOT_ALLOWED -> "implicitDeny";
        };
    }
}
