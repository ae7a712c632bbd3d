package kaikin.aws.api;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request to a service of AWS, before it is signed.
 *
 * @param service as signatures name it: {@code s3}, {@code ssm}, {@code sts}
 * @param target the path percent-encoded, with the query where there is one
 * @param headers without those that signing and sending add
 * @param body sent as UTF-8
 * @param limits how long it may take, and how large its answer may be
 */
record AwsRequest(
        String service,
        String method,
        String host,
        String target,
        Map<String, String> headers,
        String body,
        Limits limits) {
    static AwsRequest get(String service, String host, String target) {
        return new AwsRequest(service, "GET", host, target, Map.of(), "", Limits.USUAL);
    }

    static AwsRequest post(String service, String host, String type, String body) {
        return new AwsRequest(service, "POST", host, "/", Map.of("Content-Type", type), body, Limits.USUAL);
    }

    AwsRequest with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new AwsRequest(service, method, host, target, more, body, limits);
    }

    AwsRequest within(Limits other) {
        return new AwsRequest(service, method, host, target, headers, body, other);
    }

    boolean isS3() {
        return service.equals("s3");
    }
}
