package kaikin.aws.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import software.amazon.awssdk.http.SdkHttpResponse;

/** What a service answered. */
@SuppressWarnings("ArrayRecordComponent") // No two are ever compared.
record AwsAnswer(SdkHttpResponse response, byte[] body) {
    /** The body, read as UTF-8. */
    String text() {
        return new String(body, UTF_8);
    }

    boolean successful() {
        return response.isSuccessful();
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.firstMatchingHeader(name).orElse("");
    }
}
