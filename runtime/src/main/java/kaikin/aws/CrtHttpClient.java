package kaikin.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.crt.CrtRuntimeException;
import software.amazon.awssdk.crt.http.HttpException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;

/**
 * The native HTTP client; an answer is read before it is handed on, and all failures are IOExceptions.
 *
 * <p>The CRT client throws unchecked exceptions for an unknown host, for what is no HTTP, and for a body that stops
 * when an attempt's time is over (seen with 2.54.13); the SDK then neither tries again nor says so by an exception of
 * its own.
 */
final class CrtHttpClient implements SdkHttpClient {
    static {
        // Lambda's runtimes have glibc. Unless told, the CRT asks the program ldd: 40 ms of a cold start.
        System.setProperty("aws.crt.libc", "glibc");
    }

    /** Limits an answer: S3 names a thousand objects in about 400 KB. A larger one is cut one byte after it. */
    static final int LARGEST = 4 << 20;

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
                    return whole(prepared.call());
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

    private static HttpExecuteResponse whole(HttpExecuteResponse answer) throws IOException {
        var body = answer.responseBody();
        return body.isEmpty()
                ? answer
                : HttpExecuteResponse.builder()
                        .response(answer.httpResponse())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes(body.get()))))
                        .build();
    }

    private static byte[] bytes(AbortableInputStream body) throws IOException {
        try {
            var bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                body.abort();
            }
            return bytes;
        } catch (IOException | RuntimeException e) {
            // A connection with an answer left on it is of no more use.
            body.abort();
            throw new IOException("the answer broke off", e);
        }
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
