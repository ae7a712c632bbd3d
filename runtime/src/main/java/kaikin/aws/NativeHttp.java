package kaikin.aws;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.crt.CrtRuntimeException;
import software.amazon.awssdk.crt.http.HttpException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;

/**
 * The native HTTP client, whose failures are all IOExceptions.
 *
 * <p>The CRT client throws unchecked exceptions for some of them, such as an unknown host, and then the SDK neither
 * retries nor wraps it.
 */
final class NativeHttp implements SdkHttpClient {
    static {
        // Lambda's runtimes have glibc. Unless told, the CRT asks the program ldd: 40 ms of a cold start.
        System.setProperty("aws.crt.libc", "glibc");
    }

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final SdkHttpClient crt = AwsCrtHttpClient.builder()
            .connectionTimeout(CONNECT)
            .tlsNegotiationTimeout(CONNECT)
            // The CRT has no read timeout; a connection that stays silent counts as broken.
            .connectionHealthConfiguration(
                    health -> health.minimumThroughputInBps(1L).minimumThroughputTimeout(SILENCE))
            .maxConcurrency(16)
            .build();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var prepared = crt.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    return prepared.call();
                } catch (HttpException | CrtRuntimeException | CompletionException e) {
                    throw new IOException(e.getMessage(), e);
                }
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public String clientName() {
        return crt.clientName();
    }

    @Override
    public void close() {
        crt.close();
    }
}
