package kaikin.cli.operations;

import java.util.Optional;
import kaikin.aws.AwsClients;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/** Whoever runs a command, by their own credentials: those of the environment, else of the profile. */
public final class OperatorIdentity implements AutoCloseable {
    private final AwsClients clients;

    private OperatorIdentity(AwsClients clients) {
        this.clients = clients;
    }

    public static OperatorIdentity in(String region) {
        return new OperatorIdentity(AwsClients.open(region, credentials()));
    }

    /** Never an instance's: where a server's role answered for a person, nobody would know who it was. */
    private static AwsCredentialsProvider credentials() {
        return AwsCredentialsProviderChain.of(
                EnvironmentVariableCredentialsProvider.create(),
                ProfileCredentialsProvider.create(),
                ContainerCredentialsProvider.create());
    }

    AwsClients clients() {
        return clients;
    }

    /**
     * Who AWS says it is, if these are credentials of the stack's account; fails with what to do where they are not.
     */
    String in(DeployedStack stack) {
        var sts = clients.client("sts", StsClient.builder());
        try {
            var identity = sts.getCallerIdentity(request -> {});
            if (!stack.account().value().equals(identity.account())) {
                throw new IllegalStateException("these are credentials of account " + identity.account() + ", and "
                        + stack.name() + " is account " + stack.account() + ": take that account's");
            }
            return identity.arn();
        } catch (SdkClientException e) {
            throw new IllegalStateException(
                    "no credentials, or no answer: set AWS_PROFILE or AWS_ACCESS_KEY_ID (for SSO: eval \"$(aws configure"
                            + " export-credentials --format env)\"); "
                            + CheckResult.plain(String.valueOf(e.getMessage())),
                    e);
        } catch (SdkException e) {
            throw new IllegalStateException("AWS does not take these credentials: " + why(e), e);
        }
    }

    /** Returns what AWS said, in one line. */
    static String why(SdkException e) {
        var details = e instanceof AwsServiceException refusal
                ? Optional.ofNullable(refusal.awsErrorDetails())
                : Optional.<software.amazon.awssdk.awscore.exception.AwsErrorDetails>empty();
        return CheckResult.plain(details.map(each -> each.errorCode() + ": " + each.errorMessage())
                .orElse(String.valueOf(e.getMessage())));
    }

    /** Tells whether AWS said that there is no such thing. */
    static boolean isMissing(SdkException e) {
        return e instanceof AwsServiceException refusal
                && refusal.awsErrorDetails() != null
                && String.valueOf(refusal.awsErrorDetails().errorCode()).startsWith("ResourceNotFound");
    }

    @Override
    public void close() {
        clients.close();
    }
}
