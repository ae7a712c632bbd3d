package kaikin.aws.api;

import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What a service answered.
 *
 * @param text its body, read as UTF-8
 * @param bytes of the body
 */
record AwsAnswer(SdkHttpResponse response, String text, int bytes) {
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
