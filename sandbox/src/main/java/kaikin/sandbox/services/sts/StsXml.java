package kaikin.sandbox.services.sts;

import java.util.UUID;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.gateway.Credentials.Credential;
import kaikin.sandbox.gateway.ServiceResponse;

/** The token service's answers; nothing in them needs escaping, since names are checked before. */
final class StsXml {
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
