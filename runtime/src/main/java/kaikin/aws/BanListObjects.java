package kaikin.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.UncheckedIOException;
import kaikin.ban.BanList;
import kaikin.contract.BanListKey;
import kaikin.unban.ServerList;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects in the bucket, each a server's ban list. */
final class BanListObjects {
    /** A hundred thousand bans are about 2 MB; what is larger is no ban list. */
    private static final long LARGEST = 8 << 20;

    private final S3Client s3;
    private final String bucket;

    BanListObjects(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * A list and the version that it is.
     *
     * @param etag empty where the object could not be fetched, so that the next look tries again
     */
    record Fetched(String etag, ServerList list) {}

    /** Fetches a list; one that cannot be had is unreadable, and does not keep the others from being looked into. */
    Fetched fetch(BanListKey key, S3Object object) {
        if (object.size() > LARGEST) {
            return new Fetched(object.eTag(), unreadable(key, object));
        }
        try {
            var content =
                    s3.getObject(request -> request.bucket(bucket).key(object.key()), ResponseTransformer.toBytes());
            var list = BanList.parse(content.asString(UTF_8));
            return new Fetched(
                    content.response().eTag(),
                    new ServerList(key, content.response().lastModified(), list));
        } catch (SdkException | UncheckedIOException e) {
            return new Fetched("", unreadable(key, object));
        }
    }

    private static ServerList unreadable(BanListKey key, S3Object object) {
        return new ServerList(key, object.lastModified(), BanList.unreadable());
    }
}
