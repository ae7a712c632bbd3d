package kaikin.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * A wire that keeps what is sent through it and answers what a test wants: to each service its own answers in order,
 * the last of them over and over.
 */
final class Wire implements SdkHttpClient {
    static final String REGION = "ap-northeast-1";

    private final Map<String, Deque<Said>> answers = new HashMap<>();
    private final List<Sent> sent = new ArrayList<>();

    /** What went over it. */
    record Sent(SdkHttpRequest request, String body) {
        String header(String name) {
            return request.firstMatchingHeader(name).orElse("");
        }

        /** The operation of the JSON protocol. */
        String operation() {
            return header("X-Amz-Target").replaceFirst(".*\\.", "");
        }
    }

    /** What comes back; status 0 is a connection that breaks. */
    private record Said(int status, Map<String, String> headers, String body) {}

    /** The clients of the SDK, with a function's own credentials, on this wire. */
    AwsClients clients() {
        return new AwsClients(
                REGION,
                this,
                StaticCredentialsProvider.create(AwsSessionCredentials.create("AKID", "secret", "token")));
    }

    /** The next answer of a service; a host begins with its name, or holds it after the bucket's. */
    Wire says(String service, int status, String body) {
        return says(service, status, Map.of(), body);
    }

    Wire says(String service, int status, Map<String, String> headers, String body) {
        answers.computeIfAbsent(service, key -> new ArrayDeque<>()).add(new Said(status, headers, body));
        return this;
    }

    /** STS gives sessions until then. */
    Wire givesSessions(String end) {
        return says("sts", 200, """
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>\
                <AccessKeyId>SESSION</AccessKeyId><SecretAccessKey>b</SecretAccessKey><SessionToken>c</SessionToken>\
                <Expiration>%s</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>""".formatted(end));
    }

    synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    synchronized List<Sent> sent(String service) {
        return sent.stream()
                .filter(each -> service(each.request()).equals(service))
                .toList();
    }

    private static String service(SdkHttpRequest request) {
        var names = request.host().replace("." + REGION + ".amazonaws.com", "");
        return names.substring(names.lastIndexOf('.') + 1);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(new Sent(request.httpRequest(), body(request)));
            }

            @Override
            public void abort() {
                // It answers at once.
            }
        };
    }

    private synchronized HttpExecuteResponse answer(Sent what) throws IOException {
        sent.add(what);
        var left = answers.get(service(what.request()));
        if (left == null) {
            throw new AssertionError(
                    "nothing was to be sent to " + what.request().host());
        }
        return answer(left.size() > 1 ? left.remove() : left.element());
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
