package kaikin.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import kaikin.aws.PrimingHttpClient;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** AWS on a bad day, until it recovers. */
final class TroubledAws implements SdkHttpClient {
    private final Trouble trouble;
    private final PrimingHttpClient good;
    private volatile boolean recovered;

    /** What goes wrong, with every service alike. */
    enum Trouble {
        DENIED,
        THROTTLED,
        BROKEN,
        UNREADABLE,
        RESET,
        SILENT
    }

    TroubledAws(Trouble trouble, PrimingHttpClient good) {
        this.trouble = trouble;
        this.good = good;
    }

    void recover() {
        recovered = true;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        if (recovered) {
            return good.prepareRequest(request);
        }
        var aborted = new CountDownLatch(1);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return switch (trouble) {
                    case DENIED -> answer(403, error("AccessDeniedException"));
                    case THROTTLED -> answer(429, error("ThrottlingException"));
                    case BROKEN -> answer(500, error("InternalServerError"));
                    case UNREADABLE -> answer(200, "<html>a proxy's page</html>");
                    case RESET -> throw new IOException("connection reset");
                    case SILENT -> {
                        await(aborted);
                        throw new IOException("aborted");
                    }
                };
            }

            @Override
            public void abort() {
                aborted.countDown();
            }
        };
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String error(String code) {
        return "{\"__type\":\"" + code + "\",\"message\":\"on a bad day\"}";
    }

    private static HttpExecuteResponse answer(int status, String body) {
        var bytes = body.getBytes(UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Length", Integer.toString(bytes.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
