package kaikin.sandbox.gateway;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The service and region that an AWS host name stands for; a signature must be scoped to just these. */
public record Endpoint(String service, String region) {
    private static final Pattern HOST =
            Pattern.compile("(?:.+\\.)?([a-z0-9-]+)\\.([a-z]{2}(?:-[a-z]+)+-[0-9])\\.amazonaws\\.com");
    private static final Set<String> REST_JSON = Set.of("lambda", "scheduler");
    private static final Set<String> QUERY = Set.of("sts", "iam", "ec2");

    /** Reads a regional host name; empty where it is none. */
    public static Optional<Endpoint> of(String host) {
        var match = HOST.matcher(host);
        return match.matches() ? Optional.of(new Endpoint(match.group(1), match.group(2))) : Optional.empty();
    }

    public AwsProtocol protocol() {
        if (isS3()) {
            return AwsProtocol.REST_XML;
        }
        if (service.equals("sqs")) {
            return AwsProtocol.SQS_JSON;
        }
        if (service.equals("monitoring")) {
            return AwsProtocol.RPC_V2_CBOR;
        }
        if (REST_JSON.contains(service)) {
            return AwsProtocol.REST_JSON;
        }
        return QUERY.contains(service) ? AwsProtocol.AWS_QUERY : AwsProtocol.AWS_JSON;
    }

    boolean isS3() {
        return service.equals("s3");
    }
}
