package kaikin.aws.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** One attempt at a call, given up when its time is over: the HTTP client itself would wait for as long as it takes. */
final class Attempt {
    private static final ScheduledExecutorService WATCH = watch();

    private static final int LARGEST_ERROR = 1 << 16;

    private final ExecutableHttpRequest exchange;
    private volatile @Nullable AbortableInputStream content;
    private volatile boolean late;

    Attempt(SdkHttpClient http, AwsRequest request, List<HttpHeader> headers) {
        var body = request.body().getBytes(UTF_8);
        exchange = http.prepareRequest(HttpExecuteRequest.builder()
                .request(request(request, headers, body.length))
                .contentStreamProvider(() -> new ByteArrayInputStream(body))
                .build());
    }

    /** The answer, cut one byte after the most that it may have. */
    AwsAnswer within(long millis, int bytes) throws IOException {
        var end = WATCH.schedule(this::giveUp, millis, TimeUnit.MILLISECONDS);
        try {
            var response = exchange.call();
            content = response.responseBody().orElse(null);
            var answer = response.httpResponse();
            var body = read(content, answer.isSuccessful() ? bytes : LARGEST_ERROR);
            return new AwsAnswer(answer, body);
        } catch (IOException e) {
            throw late ? new IOException("nothing within " + millis + " ms", e) : e;
        } finally {
            end.cancel(false);
        }
    }

    private byte[] read(@Nullable AbortableInputStream body, int most) throws IOException {
        if (body == null) {
            return new byte[0];
        }
        if (late) {
            body.abort();
            throw new IOException("too late");
        }
        try (body) {
            var bytes = body.readNBytes(most + 1);
            if (bytes.length > most) {
                body.abort();
            }
            return bytes;
        }
    }

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

    private void giveUp() {
        late = true;
        exchange.abort();
        var open = content;
        if (open != null) {
            open.abort();
        }
    }

    private static SdkHttpRequest request(AwsRequest request, List<HttpHeader> headers, int length) {
        var builder = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .uri(URI.create("https://" + request.host() + request.target()))
                .putHeader("Content-Length", Integer.toString(length));
        headers.forEach(header -> builder.putHeader(header.getName(), header.getValue()));
        return builder.build();
    }
}
