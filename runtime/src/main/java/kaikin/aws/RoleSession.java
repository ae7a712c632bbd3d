package kaikin.aws;

import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** The credentials of an assumed role, with the time when they end. */
final class RoleSession {
    private RoleSession() {}

    static AwsSessionCredentials open(StsClient sts, AssumeRoleRequest request) {
        var given = sts.assumeRole(request).credentials();
        if (given == null
                || given.accessKeyId() == null
                || given.secretAccessKey() == null
                || given.sessionToken() == null
                || given.expiration() == null) {
            throw SdkClientException.create("STS answered no session, or half of one");
        }
        return AwsSessionCredentials.builder()
                .accessKeyId(given.accessKeyId())
                .secretAccessKey(given.secretAccessKey())
                .sessionToken(given.sessionToken())
                .expirationTime(given.expiration())
                .build();
    }
}
