package kaikin.aws.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The credentials behind Lambda's local address, which it gives where it restores a function from a snapshot; asked for
 * again five minutes before they end.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html">Container
 *     credential provider</a>
 */
public final class FunctionCredentials implements Supplier<Credentials> {
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final int LARGEST = 1 << 16;

    private final SdkHttpClient http;
    private final URI address;
    private final String token;
    private final Clock clock;
    private Sts.@Nullable Session held;

    FunctionCredentials(SdkHttpClient http, URI address, String token, Clock clock) {
        this.http = http;
        this.address = address;
        this.token = token;
        this.clock = clock;
    }

    /**
     * The credentials in a function's environment, or those that its environment says where to get.
     *
     * @throws IllegalStateException where it has neither
     */
    public static Supplier<Credentials> in(Map<String, String> environment, SdkHttpClient http) {
        var key = environment.get("AWS_ACCESS_KEY_ID");
        if (key == null) {
            return new FunctionCredentials(
                    http,
                    URI.create(variable(environment, "AWS_CONTAINER_CREDENTIALS_FULL_URI")),
                    variable(environment, "AWS_CONTAINER_AUTHORIZATION_TOKEN"),
                    Clock.systemUTC());
        }
        var credentials = new Credentials(
                key, variable(environment, "AWS_SECRET_ACCESS_KEY"), variable(environment, "AWS_SESSION_TOKEN"));
        return () -> credentials;
    }

    @Override
    public synchronized Credentials get() {
        var known = held;
        if (known == null || !clock.instant().isBefore(known.end().minus(MARGIN))) {
            known = ask();
            held = known;
        }
        return known.credentials();
    }

    private Sts.Session ask() {
        try {
            var request = SdkHttpRequest.builder()
                    .method(SdkHttpMethod.GET)
                    .uri(address)
                    .putHeader("Authorization", token)
                    .build();
            var response = http.prepareRequest(
                            HttpExecuteRequest.builder().request(request).build())
                    .call();
            try (var body = response.responseBody().orElseThrow(() -> unreadable("nothing"))) {
                return session(Json.read(new String(body.readNBytes(LARGEST), UTF_8)));
            }
        } catch (IOException e) {
            throw AwsException.silent("Lambda", "its credentials: " + e.getMessage(), e);
        }
    }

    private static Sts.Session session(Json json) {
        return new Sts.Session(
                new Credentials(text(json, "AccessKeyId"), text(json, "SecretAccessKey"), text(json, "Token")),
                Instant.parse(text(json, "Expiration")));
    }

    private static String text(Json json, String name) {
        return json.text(name).orElseThrow(() -> unreadable("credentials without " + name));
    }

    private static AwsException unreadable(String problem) {
        return AwsException.unreadable("Lambda", problem);
    }

    private static String variable(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null) {
            throw new IllegalStateException("the environment variable " + name + " is missing: Lambda sets it");
        }
        return value;
    }
}
