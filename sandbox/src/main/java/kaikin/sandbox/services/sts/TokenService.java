package kaikin.sandbox.services.sts;

import java.util.Optional;
import java.util.UUID;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.AuthenticatedService.SignedService;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.AuthorizationRequest;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.DeployedRole;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.Credentials;
import kaikin.sandbox.gateway.Credentials.Credential;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.HttpCall.FormFields;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.gateway.SignatureV4.VerifiedSignature;

/** Issues the credentials of roles to those whom both sides' policies let. */
public final class TokenService implements SignedService {
    private final Cloud cloud;
    private final Authorizer authorizer;
    private final Credentials<RoleSession> credentials;

    public TokenService(Cloud cloud, Authorizer authorizer, Credentials<RoleSession> credentials) {
        this.cloud = cloud;
        this.authorizer = authorizer;
        this.credentials = credentials;
    }

    @Override
    public ServiceResponse answer(HttpCall call, VerifiedSignature<RoleSession> signed) {
        var form = FormFields.parse(signed.payload().text());
        return switch (form.first("Action").orElse("")) {
            case "AssumeRole" -> assume(signed.principal(), AssumeRole.read(form));
            // AWS asks no policy for it either.
            case "GetCallerIdentity" -> StsXml.identity(signed.principal());
            default ->
                throw new AwsException(
                        400,
                        "InvalidAction",
                        "The sandbox does not cover sts:" + form.first("Action").orElse(""));
        };
    }

    /** Lets a service of AWS act as a role: EventBridge for a rule, Scheduler for a schedule. */
    public Optional<RoleSession> serve(String service, String roleArn, String session, RequestContext context) {
        return serve(service, roleArn, session, context, cloud.iamIsSettled());
    }

    /**
     * The same where a role is handed over when something is made: EC2 for an instance, Lambda for a function. Pulumi's
     * provider tries that again until IAM knows the role.
     */
    public Optional<RoleSession> hand(String service, String roleArn, String session, RequestContext context) {
        return serve(service, roleArn, session, context, true);
    }

    private Optional<RoleSession> serve(
            String service, String roleArn, String session, RequestContext context, boolean settled) {
        var role = cloud.role(roleArn)
                .orElseThrow(() -> new IllegalArgumentException("the role " + roleArn + " is not deployed"));
        var caller = new Caller.ServicePrincipal(service);
        return authorizer.allows(
                        caller,
                        wish("sts:AssumeRole", role, context),
                        Optional.of(role.trust()).filter(trust -> settled))
                ? Optional.of(new RoleSession(role.arn().account(), role.pathAndName(), session))
                : Optional.empty();
    }

    private ServiceResponse assume(RoleSession caller, AssumeRole request) {
        var role = cloud.role(request.role().toString());
        var context = context(request);
        var wanted = role.map(each -> wish("sts:AssumeRole", each, context))
                .orElseGet(() -> new AuthorizationRequest(
                        "sts:AssumeRole",
                        request.role().toString(),
                        request.role().account(),
                        context));
        authorizer.require(caller, wanted, role.map(DeployedRole::trust).filter(trust -> cloud.iamIsSettled()));
        var identity = identity(caller, request, role.orElseThrow(), context);
        var session = new RoleSession(
                request.role().account(), role.orElseThrow().pathAndName(), request.session(), identity);
        Credential<RoleSession> issued = credentials.issue(session, request.duration());
        return StsXml.assumed(session, issued);
    }

    /** A source identity is a permission of its own, and stays what it is along a chain of roles. */
    private Optional<String> identity(
            RoleSession caller, AssumeRole request, DeployedRole role, RequestContext context) {
        if (request.sourceIdentity().isEmpty()) {
            return caller.sourceIdentity();
        }
        if (caller.sourceIdentity().isPresent() && !caller.sourceIdentity().equals(request.sourceIdentity())) {
            throw new AwsException(403, "AccessDenied", "The SourceIdentity of a session cannot be changed");
        }
        authorizer.require(caller, wish("sts:SetSourceIdentity", role, context), Optional.of(role.trust()));
        return request.sourceIdentity();
    }

    private static AuthorizationRequest wish(String action, DeployedRole role, RequestContext context) {
        return new AuthorizationRequest(
                action, role.arn().toString(), role.arn().account(), context);
    }

    private static RequestContext context(AssumeRole request) {
        var context = RequestContext.EMPTY.with("sts:RoleSessionName", request.session());
        if (request.sourceIdentity().isPresent()) {
            context =
                    context.with("sts:SourceIdentity", request.sourceIdentity().orElseThrow());
        }
        if (request.externalId().isPresent()) {
            context = context.with("sts:ExternalId", request.externalId().orElseThrow());
        }
        return context;
    }

    /** The token service's answers; nothing in them needs escaping, since names are checked before. */
    private static final class StsXml {
        private StsXml() {}

        static ServiceResponse assumed(RoleSession session, Credential<RoleSession> credential) {
            return reply("AssumeRole", """
                    <Credentials><AccessKeyId>%s</AccessKeyId><SecretAccessKey>%s</SecretAccessKey>\
                    <SessionToken>%s</SessionToken><Expiration>%s</Expiration></Credentials>\
                    <AssumedRoleUser><AssumedRoleId>%s</AssumedRoleId><Arn>%s</Arn></AssumedRoleUser>%s""".formatted(
                            credential.accessKeyId(),
                            credential.secretAccessKey(),
                            credential.sessionToken(),
                            credential.expiry(),
                            id(session),
                            session.sessionArn(),
                            session.sourceIdentity()
                                    .map(identity -> "<SourceIdentity>" + identity + "</SourceIdentity>")
                                    .orElse("")));
        }

        static ServiceResponse identity(RoleSession session) {
            return reply(
                    "GetCallerIdentity",
                    "<Arn>%s</Arn><UserId>%s</UserId><Account>%s</Account>"
                            .formatted(session.sessionArn(), id(session), session.account()));
        }

        private static String id(RoleSession session) {
            return "AROA" + "SANDBOX" + session.account().substring(0, 10) + ":" + session.session();
        }

        private static ServiceResponse reply(String operation, String result) {
            return ServiceResponse.xml(200, """
                    <%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><%1$sResult>%2$s</%1$sResult>\
                    <ResponseMetadata><RequestId>%3$s</RequestId></ResponseMetadata></%1$sResponse>""".formatted(operation, result, UUID.randomUUID()));
        }
    }
}
