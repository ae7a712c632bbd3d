package kaikin.aws;

import java.util.Optional;
import kaikin.banlist.BanList;
import kaikin.contract.BanListKey;
import kaikin.webhook.ServerList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** The objects in the bucket, each a server's ban list. */
final class BanListObjects {
    /** A hundred thousand bans are about 2 MB; what is larger is no ban list. */
    private static final int LARGEST = CrtHttpClient.LARGEST;

    private static final String TOO_LARGE = "more than " + LARGEST + " bytes";

    private final S3Client s3;
    private final String bucket;
    private final BanListCache cache = new BanListCache();

    BanListObjects(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    BanListCache cache() {
        return cache;
    }

    /** A page of the listing; the first one begins behind a key, if one is given. */
    ListObjectsV2Response page(@Nullable String after, @Nullable String token) {
        return whole(s3.listObjectsV2(request -> request.bucket(bucket)
                .prefix(BanListKey.PREFIX)
                // A control character in one key would make the whole page no XML.
                .encodingType(EncodingType.URL)
                .startAfter(after)
                .continuationToken(token)));
    }

    /** The SDK takes any 200 for a listing, and one that is none for an empty one: nobody would then be banned. */
    private static ListObjectsV2Response whole(ListObjectsV2Response page) {
        if (page.isTruncated() == null || page.isTruncated() != (page.nextContinuationToken() != null)) {
            throw SdkClientException.create("S3 answered no listing, or half of one");
        }
        for (var object : page.contents()) {
            if (object.key() == null
                    || object.eTag() == null
                    || object.lastModified() == null
                    || object.size() == null) {
                throw SdkClientException.create("S3 listed an object without its key, ETag, date or size");
            }
        }
        return page;
    }

    /** What is known without fetching: a list that has not changed since it was, or that there is none to be had. */
    Optional<ServerList> known(ListedObject listed) {
        if (listed.problem().isPresent()) {
            return listed.problem().map(listed::unreadable);
        }
        return listed.size() > LARGEST
                ? Optional.of(listed.unreadable(TOO_LARGE))
                : cache.get(listed.object().key(), listed.object().eTag());
    }

    /** Fetches a list; one that cannot be had is unreadable, and does not keep the others from being looked into. */
    ServerList fetch(ListedObject listed) {
        try {
            return read(
                    listed,
                    s3.getObjectAsBytes(request ->
                            request.bucket(bucket).key(listed.object().key())));
        } catch (SdkException e) {
            return listed.unreadable(String.valueOf(e.getMessage()));
        }
    }

    private ServerList read(ListedObject listed, ResponseBytes<GetObjectResponse> content) {
        var text = content.asByteArrayUnsafe();
        // It may have grown since it was listed.
        if (text.length > LARGEST) {
            return listed.unreadable(TOO_LARGE);
        }
        var stored = content.response().lastModified();
        if (stored == null) {
            return listed.unreadable("S3 answered an object without its date");
        }
        var list = new ServerList(listed.key(), stored, BanList.parse(text));
        // Where the time to read it was over, only a part was read: the next look may have more.
        if (!Thread.currentThread().isInterrupted()) {
            cache.put(listed.object().key(), String.valueOf(content.response().eTag()), list);
        }
        return list;
    }
}
