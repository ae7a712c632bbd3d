package kaikin.sandbox.services.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.AuthenticatedService.SignedService;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.AuthorizationRequest;
import kaikin.sandbox.cloud.Cloud.Bucket;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.gateway.HeaderFields;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.HttpCall.FormFields;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.gateway.SignatureV4.VerifiedSignature;

/** One bucket's objects: put, get, head and list. */
public final class ObjectStore implements SignedService {
    /** In bytes of UTF-8. */
    private static final int LONGEST_KEY = 1024;

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
    public ServiceResponse answer(HttpCall call, VerifiedSignature<RoleSession> signed) {
        var headers = new S3Headers(call.headers());
        headers.requireOwner(bucket.account());
        var key = call.path().substring(1);
        return key.isEmpty() ? onBucket(call, signed.principal(), headers) : onObject(call, signed, headers, key);
    }

    private ServiceResponse onBucket(HttpCall call, RoleSession caller, S3Headers headers) {
        var query = call.query();
        var action = Subresource.ofBucket(call.method(), query.fields().keySet());
        if (action.isPresent()) {
            authorizer.require(
                    caller,
                    new AuthorizationRequest(action.get(), bucket.arn(), bucket.account(), context(call)),
                    bucket.policy());
            throw unknown(action.get());
        }
        if (!call.method().equals("GET")) {
            throw unknown(call.method() + " bucket");
        }
        headers.requirePlainRead();
        return list(call, caller, ListRequest.read(query));
    }

    private ServiceResponse onObject(
            HttpCall call, VerifiedSignature<RoleSession> signed, S3Headers headers, String key) {
        if (key.getBytes(UTF_8).length > LONGEST_KEY) {
            throw new AwsException(400, "KeyTooLongError", "Your key is too long");
        }
        var query = call.query().fields().keySet();
        var action = Subresource.ofObject(call.method(), query);
        if (action.isPresent()) {
            require(call, signed.principal(), action.get(), key);
            throw unknown(action.get());
        }
        // The SDK names its operation in x-id; it changes nothing.
        if (!Set.of("x-id").containsAll(query)) {
            throw unknown(call.method() + " object with " + query);
        }
        return switch (call.method()) {
            case "PUT" -> put(call, signed, headers, key);
            case "GET", "HEAD" -> get(call, signed.principal(), headers, key);
            case "DELETE" -> {
                require(call, signed.principal(), "s3:DeleteObject", key);
                throw unknown("s3:DeleteObject");
            }
            default ->
                throw new AwsException(
                        405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
        };
    }

    /** S3 asks for each thing that a put does besides, and only then whether it can be done. */
    private ServiceResponse put(HttpCall call, VerifiedSignature<RoleSession> signed, S3Headers headers, String key) {
        var caller = signed.principal();
        require(call, caller, "s3:PutObject", key);
        if (headers.grants()) {
            require(call, caller, "s3:PutObjectAcl", key);
        }
        if (headers.retains()) {
            require(call, caller, "s3:PutObjectRetention", key);
        }
        if (headers.holds()) {
            require(call, caller, "s3:PutObjectLegalHold", key);
        }
        if (headers.tags()) {
            require(call, caller, "s3:PutObjectTagging", key);
            throw unknown("s3:PutObjectTagging");
        }
        if (headers.copies()) {
            requireSource(call, caller);
            throw unknown("copying an object");
        }
        headers.requirePlainPut();
        var object = StoredObject.of(signed.payload(), clock.instant());
        if (!store(call, key, object)) {
            throw new AwsException(
                    412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
        return ServiceResponse.empty(200).with("ETag", object.etag());
    }

    /** Who copies must be let read the source as well, which is named as BUCKET/KEY, encoded. */
    private void requireSource(HttpCall call, RoleSession caller) {
        var source = FormFields.parse("source="
                        + call.headers()
                                .first("x-amz-copy-source")
                                .orElse("")
                                .replaceFirst("^/", "")
                                .replace("&", "%26")
                                .replaceFirst("[?].*", ""))
                .first("source")
                .orElse("");
        if (!source.contains("/")) {
            throw new AwsException(
                    400,
                    "InvalidArgument",
                    "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }
        if (!source.startsWith(bucket.name() + "/")) {
            throw unknown("copying from another bucket");
        }
        require(call, caller, "s3:GetObject", source.substring(bucket.name().length() + 1));
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

    private ServiceResponse get(HttpCall call, RoleSession caller, S3Headers headers, String key) {
        require(call, caller, "s3:GetObject", key);
        headers.requirePlainRead();
        var object = Optional.ofNullable(objects.get(key)).orElseThrow(() -> missing(call, caller));
        return new ServiceResponse(200, HeaderFields.NONE.with("Content-Type", "binary/octet-stream"), object.body())
                .with("ETag", object.etag())
                .with("Last-Modified", object.httpDate());
    }

    /** Who may not list the bucket does not learn what is not in it. */
    private AwsException missing(HttpCall call, RoleSession caller) {
        var listing = new AuthorizationRequest("s3:ListBucket", bucket.arn(), bucket.account(), context(call));
        return authorizer.allows(caller, listing, bucket.policy())
                ? new AwsException(404, "NoSuchKey", "The specified key does not exist.")
                : new AwsException(403, "AccessDenied", "Access Denied");
    }

    private ServiceResponse list(HttpCall call, RoleSession caller, ListRequest request) {
        var context = context(call).with("s3:max-keys", Integer.toString(request.maxKeys()));
        context = request.prefix().isEmpty() ? context : context.with("s3:prefix", request.prefix());
        context = request.delimiter().isEmpty() ? context : context.with("s3:delimiter", request.delimiter());
        authorizer.require(
                caller,
                new AuthorizationRequest("s3:ListBucket", bucket.arn(), bucket.account(), context),
                bucket.policy());
        return request.answer(bucket.name(), objects);
    }

    private void require(HttpCall call, RoleSession caller, String action, String key) {
        authorizer.require(
                caller,
                new AuthorizationRequest(action, bucket.arn() + "/" + key, bucket.account(), context(call)),
                bucket.policy());
    }

    private static RequestContext context(HttpCall call) {
        return RequestContext.EMPTY.with(
                "aws:SecureTransport", Boolean.toString(call.peer().tls()));
    }

    private static AwsException unknown(String operation) {
        return new AwsException(501, "NotImplemented", "The sandbox does not cover this of S3: " + operation);
    }

    /** An object as it was last put. */
    record StoredObject(ByteBody body, String etag, Instant modified) {
        static StoredObject of(ByteBody body, Instant modified) {
            return new StoredObject(body, "\"" + body.md5() + "\"", modified);
        }

        String httpDate() {
            return DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atZone(ZoneOffset.UTC));
        }
    }
}
