package kaikin.aws;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The clients of the AWS services, on one native HTTP client; nothing is guessed from files or by probing. */
public final class AwsClients implements SdkAutoCloseable {
    private static final Duration ATTEMPT = Duration.ofMillis(1500);
    private static final Duration CALL = Duration.ofSeconds(4);
    private static final int ATTEMPTS = 3;

    private final Region region;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;

    private AwsClients(String region, SdkHttpClient http, AwsCredentialsProvider credentials) {
        this.region = Region.of(region);
        this.http = http;
        this.credentials = credentials;
    }

    public AwsClients(String region) {
        // With SnapStart Lambda gives credentials by a local address, without by environment variables.
        this(
                region,
                new NativeHttp(),
                AwsCredentialsProviderChain.of(
                        EnvironmentVariableCredentialsProvider.create(),
                        ContainerCredentialsProvider.builder().build()));
    }

    /** Clients that reach nobody: what they do is only practised. */
    public static AwsClients rehearsing(String region, Rehearsal rehearsal) {
        return new AwsClients(
                region,
                rehearsal,
                StaticCredentialsProvider.create(AwsSessionCredentials.create("rehearsal", "rehearsal", "rehearsal")));
    }

    /** The HTTP client below all others. */
    public SdkHttpClient http() {
        return http;
    }

    S3Client s3() {
        return set(S3Client.builder()).disableS3ExpressSessionAuth(true).build();
    }

    SsmClient ssm() {
        return set(SsmClient.builder()).build();
    }

    StsClient sts() {
        return set(StsClient.builder()).build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B set(B builder) {
        return builder.region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(settings -> settings.apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build())
                        .defaultProfileFile(ProfileFile.aggregator().build()));
    }

    @Override
    public void close() {
        if (credentials instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
        http.close();
    }
}
