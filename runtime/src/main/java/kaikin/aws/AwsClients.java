package kaikin.aws;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The SDK's clients of the services, all through one native HTTP client. Nothing is read from profile files, and no
 * variable of the environment leads a call elsewhere.
 */
public final class AwsClients implements AutoCloseable {
    /** Limits one attempt, its answer's body included. */
    private static final Duration ATTEMPT = Duration.ofMillis(1500);
    /** Limits all attempts at a call and the pauses between them. */
    private static final Duration CALL = Duration.ofSeconds(4);

    private static final int ATTEMPTS = 3;

    /** For what is done beside an answer, and is worth less than the time that it takes from it. */
    static final AwsRequestOverrideConfiguration SOON = AwsRequestOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofSeconds(1))
            .apiCallTimeout(Duration.ofSeconds(2))
            .build();

    private static final ScheduledExecutorService WATCH = watch();

    private final String region;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final S3Client s3;
    private final SqsClient sqs;
    private final SsmClient ssm;
    private final StsClient sts;

    AwsClients(String region, SdkHttpClient http, AwsCredentialsProvider credentials) {
        this.region = region;
        this.http = http;
        this.credentials = credentials;
        this.s3 = configured("s3", S3Client.builder(), usualRetries())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .disableS3ExpressSessionAuth(true)
                // A claim is smaller than what frames a chunk.
                .serviceConfiguration(settings -> settings.chunkedEncodingEnabled(false))
                .build();
        // What the MD5 of a message would show, TLS does not let happen.
        this.sqs = configured("sqs", SqsClient.builder(), usualRetries())
                .checksumValidationEnabled(false)
                .build();
        this.ssm = ssm(usualRetries());
        this.sts = configured("sts", StsClient.builder(), usualRetries()).build();
    }

    /** Opens the way to a region's services, with the credentials that Lambda gives the function. */
    public static AwsClients open(String region) {
        return new AwsClients(region, new CrtHttpClient(), functionCredentials());
    }

    /** Opens the way to a region's services for somebody who brings credentials. */
    public static AwsClients open(String region, AwsCredentialsProvider credentials) {
        return new AwsClients(region, new CrtHttpClient(), credentials);
    }

    /** A function that is restored from a snapshot has none in its environment, but an address where it gets some. */
    static AwsCredentialsProvider functionCredentials() {
        return AwsCredentialsProviderChain.of(
                EnvironmentVariableCredentialsProvider.create(), ContainerCredentialsProvider.create());
    }

    /** Creates clients for priming, on an HTTP client that reaches nobody. */
    public static AwsClients offline(String region, SdkHttpClient http) {
        var credentials = AwsSessionCredentials.create("rehearsal", "rehearsal", "rehearsal");
        return new AwsClients(region, http, StaticCredentialsProvider.create(credentials));
    }

    /** The HTTP client below all others. */
    public SdkHttpClient http() {
        return http;
    }

    /** A client of a service beside those that the functions need, configured as theirs are. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(String host, B builder) {
        return configured(host, builder, usualRetries()).build();
    }

    /** The same for calls that are not to be made twice: again only where AWS turned one away. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C clientOnce(String host, B builder) {
        return configured(host, builder, SsmReleaseSender.TURNED_AWAY).build();
    }

    S3Client s3() {
        return s3;
    }

    SqsClient sqs() {
        return sqs;
    }

    SsmClient ssm() {
        return ssm;
    }

    /** A client of its own for calls that are not to be made again as usual. */
    SsmClient ssm(RetryStrategy retries) {
        return configured("ssm", SsmClient.builder(), retries).build();
    }

    StsClient sts() {
        return sts;
    }

    /** The endpoint of a service in this region. */
    String endpoint(String service) {
        return "https://%s.%s.amazonaws.com".formatted(service, region);
    }

    @Override
    public void close() {
        http.close();
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(
            String service, B builder, RetryStrategy retries) {
        return builder.httpClient(http)
                .region(Region.of(region))
                .credentialsProvider(credentials)
                // Said here, it cannot be said by AWS_ENDPOINT_URL or a profile.
                .endpointOverride(URI.create(endpoint(service)))
                .dualstackEnabled(false)
                .fipsEnabled(false)
                .defaultsMode(DefaultsMode.STANDARD)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL)
                        .retryStrategy(retries)
                        .scheduledExecutorService(WATCH)
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .build());
    }

    /** Each client gets retries of its own: what a service refuses shall not use up the attempts at another. */
    private static RetryStrategy usualRetries() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS)
                .build();
    }

    /** Ends calls that take too long; the SDK would give each client five threads for it. */
    private static ScheduledExecutorService watch() {
        var watch = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "aws-watch");
            thread.setDaemon(true);
            return thread;
        });
        // What is over in time holds nothing until it would have been late.
        watch.setRemoveOnCancelPolicy(true);
        return watch;
    }
}
