package kaikin.sandbox.s3;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.Wish;
import kaikin.sandbox.audit.Guarded.SignedService;
import kaikin.sandbox.cloud.Bucket;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.HeaderFields;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.Reply;
import kaikin.sandbox.gateway.Signed;

/** One bucket's objects: put, get, head and list. */
public final class ObjectStore implements SignedService {
    private final Bucket bucket;
    private final Authorizer authorizer;
    private final Clock clock;
    private final Map<String, StoredObject> objects = new ConcurrentSkipListMap<>();
    private final Set<String> beingWritten = ConcurrentHashMap.newKeySet();

    public ObjectStore(Bucket bucket, Authorizer authorizer, Clock clock) {
        this.bucket = bucket;
        this.authorizer = authorizer;
        this.clock = clock;
    }

    @Override
    public Reply answer(HttpCall call, Signed<RoleSession> signed) {
        var key = call.path().substring(1);
        var query = call.query();
        var operation = call.method() + (key.isEmpty() ? " bucket" : " object");
        if (operation.equals("GET bucket")) {
            return list(call, signed.principal(), ListRequest.read(query));
        }
        // The SDK names its operation in x-id; it changes nothing.
        if (!Set.of("x-id").containsAll(query.fields().keySet())) {
            throw unknown(operation + " with " + query.fields().keySet());
        }
        return switch (operation) {
            case "PUT object" -> put(call, signed, key);
            case "GET object", "HEAD object" -> get(call, signed.principal(), key);
            case "DELETE object" -> {
                require(call, signed.principal(), "s3:DeleteObject", key);
                throw unknown(operation);
            }
            default -> throw unknown(operation);
        };
    }

    private Reply put(HttpCall call, Signed<RoleSession> signed, String key) {
        require(call, signed.principal(), "s3:PutObject", key);
        var object = StoredObject.of(signed.payload(), clock.instant());
        if (!store(call, key, object)) {
            throw new AwsException(
                    412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
        return Reply.empty(200).with("ETag", object.etag());
    }

    /** The one condition that S3 knows for what is not there yet. */
    private boolean store(HttpCall call, String key, StoredObject object) {
        var condition = call.headers().first("If-None-Match");
        if (condition.filter(each -> !each.equals("*")).isPresent()) {
            throw new AwsException(
                    501, "NotImplemented", "A header you provided implies functionality that is not implemented");
        }
        if (condition.isPresent()) {
            return storeNew(key, object);
        }
        objects.put(key, object);
        return true;
    }

    /** Of two that write at the same moment, S3 asks one to try again. */
    private boolean storeNew(String key, StoredObject object) {
        if (!beingWritten.add(key)) {
            throw new AwsException(
                    409,
                    "ConditionalRequestConflict",
                    "The conditional request cannot succeed due to a conflicting operation against this resource.");
        }
        try {
            return objects.putIfAbsent(key, object) == null;
        } finally {
            beingWritten.remove(key);
        }
    }

    private Reply get(HttpCall call, RoleSession caller, String key) {
        require(call, caller, "s3:GetObject", key);
        var object = Optional.ofNullable(objects.get(key))
                .orElseThrow(() -> new AwsException(404, "NoSuchKey", "The specified key does not exist."));
        var headers = HeaderFields.NONE.with("Content-Type", "binary/octet-stream");
        return new Reply(200, headers, object.body())
                .with("ETag", object.etag())
                .with("Last-Modified", object.httpDate());
    }

    private Reply list(HttpCall call, RoleSession caller, ListRequest request) {
        var context = context(call).with("s3:max-keys", Integer.toString(request.maxKeys()));
        context = request.prefix().isEmpty() ? context : context.with("s3:prefix", request.prefix());
        context = request.delimiter().isEmpty() ? context : context.with("s3:delimiter", request.delimiter());
        authorizer.require(caller, new Wish("s3:ListBucket", bucket.arn(), bucket.account(), context), bucket.policy());
        return request.answer(bucket.name(), objects);
    }

    private void require(HttpCall call, RoleSession caller, String action, String key) {
        authorizer.require(
                caller, new Wish(action, bucket.arn() + "/" + key, bucket.account(), context(call)), bucket.policy());
    }

    private static RequestContext context(HttpCall call) {
        return RequestContext.EMPTY.with(
                "aws:SecureTransport", Boolean.toString(call.peer().tls()));
    }

    private static AwsException unknown(String operation) {
        return new AwsException(501, "NotImplemented", "The sandbox does not cover this of S3: " + operation);
    }
}
