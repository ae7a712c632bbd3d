package kaikin.sandbox.services.imds;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.cloud.Instance;
import kaikin.sandbox.gateway.Credentials;
import kaikin.sandbox.gateway.Credentials.Credential;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.Service;
import kaikin.sandbox.gateway.ServiceResponse;

/**
 * The metadata service, version 2 only: a server is known by its address, and gets the credentials of its role.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html">Instance metadata</a>
 */
public final class InstanceMetadata implements Service {
    private static final String CREDENTIALS = "/latest/meta-data/iam/security-credentials/";
    private static final Duration LIFE = Duration.ofHours(6);

    private final Map<String, Instance> byAddress = new ConcurrentHashMap<>();
    private final Set<String> withRole = ConcurrentHashMap.newKeySet();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Credentials<RoleSession> credentials;
    private final Clock clock;

    public InstanceMetadata(Credentials<RoleSession> credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /** Adds a server; only one that EC2 may give its role to gets credentials. */
    public void add(Instance instance, boolean mayHaveRole) {
        byAddress.put(instance.address(), instance);
        if (mayHaveRole) {
            withRole.add(instance.id());
        }
    }

    /** The server is gone, and nobody has its address. */
    public void remove(Instance instance) {
        byAddress.remove(instance.address());
        withRole.remove(instance.id());
    }

    @Override
    public ServiceResponse answer(HttpCall call) {
        var instance = byAddress.get(call.peer().address().getHostAddress());
        if (instance == null) {
            return ServiceResponse.text(403, "no instance has this address\n");
        }
        if (call.method().equals("PUT") && call.rawPath().equals("/latest/api/token")) {
            return token(instance, call);
        }
        var token = call.headers().first("X-aws-ec2-metadata-token").orElse("");
        return call.method().equals("GET") && tokens.contains(instance.id() + token)
                ? item(instance, call.rawPath())
                : ServiceResponse.text(401, "a session token is needed\n");
    }

    private ServiceResponse token(Instance instance, HttpCall call) {
        var seconds =
                call.headers().first("X-aws-ec2-metadata-token-ttl-seconds").orElse("");
        if (!seconds.matches("[1-9][0-9]{0,4}") || Integer.parseInt(seconds) > 21_600) {
            return ServiceResponse.text(400, "a life of 1 to 21600 seconds must be given\n");
        }
        var token = UUID.randomUUID().toString();
        tokens.add(instance.id() + token);
        return ServiceResponse.of(200, "text/plain", token).with("X-aws-ec2-metadata-token-ttl-seconds", seconds);
    }

    private ServiceResponse item(Instance instance, String path) {
        return switch (path) {
            case "/latest/meta-data/instance-id" -> plain(instance.id());
            case "/latest/meta-data/placement/region" -> plain(instance.region());
            case CREDENTIALS -> withRole.contains(instance.id()) ? plain(instance.roleName()) : missing();
            default ->
                path.equals(CREDENTIALS + instance.roleName()) && withRole.contains(instance.id())
                        ? role(instance)
                        : missing();
        };
    }

    private ServiceResponse role(Instance instance) {
        Credential<RoleSession> issued = credentials.issue(instance.principal(), LIFE);
        return plain(JsonNodeFactory.instance
                .objectNode()
                .put("Code", "Success")
                .put("LastUpdated", clock.instant().toString())
                .put("Type", "AWS-HMAC")
                .put("AccessKeyId", issued.accessKeyId())
                .put("SecretAccessKey", issued.secretAccessKey())
                .put("Token", issued.sessionToken())
                .put("Expiration", issued.expiry().toString())
                .toString());
    }

    private static ServiceResponse plain(String text) {
        return ServiceResponse.of(200, "text/plain", text);
    }

    private static ServiceResponse missing() {
        return ServiceResponse.text(404, "not found\n");
    }
}
