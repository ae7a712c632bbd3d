package kaikin.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.ban.BanList;
import kaikin.contract.BanListKey;
import kaikin.unban.ServerList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects in the bucket, each a server's ban list. */
final class BanListObjects {
    /** A hundred thousand bans are about 2 MB; what is larger is no ban list. */
    private static final int LARGEST = NativeHttp.LARGEST;

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

    /** Every object that may be a list, to the last page. */
    List<S3Object> named() {
        var objects = new ArrayList<S3Object>();
        @Nullable String next = null;
        do {
            var token = next;
            var page = whole(s3.listObjectsV2(
                    request -> request.bucket(bucket).prefix(BanListKey.PREFIX).continuationToken(token)));
            objects.addAll(page.contents());
            next = page.nextContinuationToken();
        } while (next != null);
        return objects;
    }

    /** The SDK takes any 200 for a listing, and one that is none for an empty one: nobody would then be banned. */
    private static ListObjectsV2Response whole(ListObjectsV2Response page) {
        if (page.isTruncated() == null || page.isTruncated() != (page.nextContinuationToken() != null)) {
            throw SdkClientException.create("S3 answered no listing, or half of one");
        }
        if (!page.contents().stream().allMatch(BanListObjects::isWhole)) {
            throw SdkClientException.create("S3 listed an object without its key, ETag, date or size");
        }
        return page;
    }

    private static boolean isWhole(S3Object object) {
        return Stream.of(object.key(), object.eTag(), object.lastModified(), object.size())
                .allMatch(each -> each != null);
    }

    /** A list that was fetched before and has not changed since. */
    Optional<ServerList> known(S3Object object) {
        return cache.get(object.key(), object.eTag());
    }

    static ServerList unreadable(BanListKey key, S3Object object, String problem) {
        return new ServerList(key, object.lastModified(), BanList.unreadable(problem));
    }

    /** Fetches a list; one that cannot be had is unreadable, and does not keep the others from being looked into. */
    ServerList fetch(BanListKey key, S3Object object) {
        if (object.size() > LARGEST) {
            return unreadable(key, object, TOO_LARGE);
        }
        try {
            return read(
                    key,
                    object,
                    s3.getObjectAsBytes(request -> request.bucket(bucket).key(object.key())));
        } catch (SdkException e) {
            return unreadable(key, object, String.valueOf(e.getMessage()));
        }
    }

    private ServerList read(BanListKey key, S3Object object, ResponseBytes<GetObjectResponse> content) {
        var text = content.asByteArrayUnsafe();
        // It may have grown since it was listed.
        if (text.length > LARGEST) {
            return unreadable(key, object, TOO_LARGE);
        }
        var stored = content.response().lastModified();
        if (stored == null) {
            return unreadable(key, object, "S3 answered an object without its date");
        }
        var list = new ServerList(key, stored, BanList.parse(text));
        cache.put(object.key(), String.valueOf(content.response().eTag()), list);
        return list;
    }
}
