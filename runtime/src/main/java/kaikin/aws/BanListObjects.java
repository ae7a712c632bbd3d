package kaikin.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import kaikin.ban.BanList;
import kaikin.contract.BanListKey;
import kaikin.unban.ServerList;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects in the bucket, each a server's ban list. */
final class BanListObjects {
    /** A hundred thousand bans are about 2 MB; what is larger is no ban list. */
    private static final int LARGEST = 4 << 20;

    private static final String TOO_LARGE = "more than " + LARGEST + " bytes";

    private final S3Client s3;
    private final String bucket;
    private final ListCache cache = new ListCache();

    BanListObjects(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    ListCache cache() {
        return cache;
    }

    /** A list that was fetched before and has not changed since. */
    Optional<ServerList> known(BanListKey key, S3Object object) {
        return cache.get(key, object.eTag());
    }

    static ServerList unreadable(BanListKey key, S3Object object, String problem) {
        return new ServerList(key, object.lastModified(), BanList.unreadable(problem));
    }

    /** Fetches a list; one that cannot be had is unreadable, and does not keep the others from being looked into. */
    ServerList fetch(BanListKey key, S3Object object) {
        if (object.size() > LARGEST) {
            return unreadable(key, object, TOO_LARGE);
        }
        try (var content = s3.getObject(request -> request.bucket(bucket).key(object.key()))) {
            return read(key, object, content);
        } catch (SdkException e) {
            return unreadable(key, object, Refusals.detail(e));
        } catch (IOException | UncheckedIOException e) {
            return unreadable(key, object, String.valueOf(e.getMessage()));
        }
    }

    private ServerList read(BanListKey key, S3Object object, ResponseInputStream<GetObjectResponse> content)
            throws IOException {
        // It may have grown since it was listed.
        var bytes = content.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            content.abort();
            return unreadable(key, object, TOO_LARGE);
        }
        var response = content.response();
        var list = new ServerList(key, response.lastModified(), BanList.parse(new String(bytes, UTF_8)));
        cache.put(response.eTag(), list);
        return list;
    }
}
