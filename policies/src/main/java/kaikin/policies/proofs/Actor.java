package kaikin.policies.proofs;

import java.util.List;
import java.util.Optional;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.RequestContext;

/**
 * Somebody who tries.
 *
 * @param role the ARN of the role that it has assumed
 * @param context what it carries into each request
 * @param more policies that it has beyond those of the plans
 */
record Actor(String name, Caller caller, Optional<String> role, RequestContext context, List<NamedPolicy> more) {
    private static final NamedPolicy EVERYTHING = NamedPolicy.allowing("AdministratorAccess", "*");
    private static final NamedPolicy ALL_PARAMETERS =
            NamedPolicy.allowing("AmazonSSMManagedInstanceCore", "ssm:GetParameter*");

    Actor {
        more = List.copyOf(more);
    }

    static Actor role(String arn) {
        return new Actor(
                arn,
                Caller.RoleSession.of(Arn.parse(arn), Optional.empty()),
                Optional.of(arn),
                RequestContext.EMPTY,
                List.of());
    }

    /** A role whose session has a source identity. */
    static Actor role(String arn, String sourceIdentity) {
        return new Actor(
                arn + " for " + sourceIdentity,
                Caller.RoleSession.of(Arn.parse(arn), Optional.of(sourceIdentity)),
                Optional.of(arn),
                RequestContext.EMPTY,
                List.of());
    }

    /** A role that may do everything, as far as its own account has a say. */
    static Actor administrator(String account) {
        var arn = Cast.role(account, "administrator");
        return new Actor(
                arn,
                Caller.RoleSession.of(Arn.parse(arn), Optional.empty()),
                Optional.of(arn),
                RequestContext.EMPTY,
                List.of(EVERYTHING));
    }

    /** The server's role, if it came with leave to read every parameter. */
    static Actor carelessServer(String arn) {
        return new Actor(
                arn + " with AmazonSSMManagedInstanceCore",
                Caller.RoleSession.of(Arn.parse(arn), Optional.empty()),
                Optional.of(arn),
                RequestContext.EMPTY,
                List.of(ALL_PARAMETERS));
    }

    /** A service that acts for a resource of an account. */
    static Actor service(String name, String account, String source) {
        var context = RequestContext.EMPTY.with("aws:SourceAccount", account).with("aws:SourceArn", source);
        return new Actor(
                name + " for " + source + " of " + account,
                new Caller.ServicePrincipal(name),
                Optional.empty(),
                context,
                List.of());
    }

    /** A service that does not say for whom it acts. */
    static Actor service(String name) {
        return new Actor(name, new Caller.ServicePrincipal(name), Optional.empty(), RequestContext.EMPTY, List.of());
    }

    static Actor anonymous() {
        return new Actor(
                "anybody without a signature",
                new Caller.Anonymous(),
                Optional.empty(),
                RequestContext.EMPTY,
                List.of());
    }

    boolean hasAssumed(String arn) {
        return role.isPresent() && role.get().equals(arn);
    }

    boolean isAtHomeIn(String account) {
        return caller.home().filter(account::equals).isPresent();
    }

    boolean isAnonymous() {
        return caller instanceof Caller.Anonymous;
    }

    boolean isService() {
        return caller instanceof Caller.ServicePrincipal;
    }

    boolean isAdministrator() {
        return more.contains(EVERYTHING);
    }

    /** Whether its policies beyond the plans' are the point of it. */
    boolean isCareless() {
        return more.contains(ALL_PARAMETERS);
    }
}
