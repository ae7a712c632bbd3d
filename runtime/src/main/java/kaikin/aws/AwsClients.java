package kaikin.aws;

import java.util.Map;
import java.util.function.Supplier;
import kaikin.aws.api.AwsApi;
import kaikin.aws.api.Credentials;
import kaikin.aws.api.FunctionCredentials;
import kaikin.aws.api.S3;
import kaikin.aws.api.Sqs;
import kaikin.aws.api.Ssm;
import kaikin.aws.api.Sts;
import software.amazon.awssdk.http.SdkHttpClient;

/** The AWS services, all through one native HTTP client; nothing is guessed from files or by probing. */
public final class AwsClients implements AutoCloseable {
    private static final Credentials REHEARSAL = new Credentials("rehearsal", "rehearsal", "rehearsal");

    private final SdkHttpClient http;
    private final AwsApi api;

    private AwsClients(String region, SdkHttpClient http, Supplier<Credentials> credentials) {
        this.http = http;
        this.api = new AwsApi(region, http, credentials);
    }

    /**
     * Opens the way to a region's services.
     *
     * @param environment as Lambda sets it: the credentials, or where they are to be had
     */
    public static AwsClients open(String region, Map<String, String> environment) {
        var http = new NativeHttp();
        return new AwsClients(region, http, FunctionCredentials.in(environment, http));
    }

    /** Clients that reach nobody: what they do is only practised. */
    public static AwsClients rehearsing(String region, SdkHttpClient rehearsal) {
        return new AwsClients(region, rehearsal, () -> REHEARSAL);
    }

    /** The HTTP client below all others. */
    public SdkHttpClient http() {
        return http;
    }

    S3 s3(String bucket) {
        return new S3(api, bucket);
    }

    Ssm ssm() {
        return new Ssm(api);
    }

    Sqs sqs() {
        return new Sqs(api);
    }

    Sts sts() {
        return new Sts(api);
    }

    @Override
    public void close() {
        http.close();
    }
}
