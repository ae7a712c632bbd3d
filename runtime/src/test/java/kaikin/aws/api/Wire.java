package kaikin.aws.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** A wire that keeps what is sent through it and answers what a test wants, the last answer over and over. */
final class Wire implements SdkHttpClient {
    private final Deque<Said> answers = new ArrayDeque<>();
    private final List<Sent> sent = new ArrayList<>();

    /** What went over it. */
    record Sent(SdkHttpRequest request, String body) {
        String header(String name) {
            return request.firstMatchingHeader(name).orElse("");
        }
    }

    /** What comes back; status 0 is a connection that breaks. */
    private record Said(int status, Map<String, String> headers, String body) {}

    Wire says(int status, String body) {
        return says(status, Map.of(), body);
    }

    Wire says(int status, Map<String, String> headers, String body) {
        answers.add(new Said(status, headers, body));
        return this;
    }

    List<Sent> sent() {
        return sent;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                sent.add(new Sent(request.httpRequest(), body(request)));
                return answer(answers.size() > 1 ? answers.remove() : answers.element());
            }

            @Override
            public void abort() {
                // It answers at once.
            }
        };
    }

    private static String body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return "";
        }
        try (var body = request.contentStreamProvider().get().newStream()) {
            return new String(body.readAllBytes(), UTF_8);
        }
    }

    private static HttpExecuteResponse answer(Said said) throws IOException {
        if (said.status() == 0) {
            throw new IOException("connection reset");
        }
        var response = SdkHttpResponse.builder().statusCode(said.status());
        said.headers().forEach(response::putHeader);
        return HttpExecuteResponse.builder()
                .response(response.build())
                .responseBody(AbortableInputStream.create(
                        new ByteArrayInputStream(said.body().getBytes(UTF_8))))
                .build();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
