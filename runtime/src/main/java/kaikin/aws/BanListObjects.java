package kaikin.aws;

import java.util.Optional;
import kaikin.aws.api.AwsException;
import kaikin.aws.api.S3;
import kaikin.ban.BanList;
import kaikin.contract.BanListKey;
import kaikin.unban.ServerList;

/** The objects in the bucket, each a server's ban list. */
final class BanListObjects {
    /** A hundred thousand bans are about 2 MB; what is larger is no ban list. */
    private static final int LARGEST = 4 << 20;

    private static final String TOO_LARGE = "more than " + LARGEST + " bytes";

    private final S3 s3;
    private final ListCache cache = new ListCache();

    BanListObjects(S3 s3) {
        this.s3 = s3;
    }

    ListCache cache() {
        return cache;
    }

    /** A list that was fetched before and has not changed since. */
    Optional<ServerList> known(S3.Listed object) {
        return cache.get(object.key(), object.etag());
    }

    static ServerList unreadable(BanListKey key, S3.Listed object, String problem) {
        return new ServerList(key, object.lastModified(), BanList.unreadable(problem));
    }

    /** Fetches a list; one that cannot be had is unreadable, and does not keep the others from being looked into. */
    ServerList fetch(BanListKey key, S3.Listed object) {
        if (object.size() > LARGEST) {
            return unreadable(key, object, TOO_LARGE);
        }
        try {
            return read(key, object, s3.get(object.key(), LARGEST));
        } catch (AwsException e) {
            return unreadable(key, object, String.valueOf(e.getMessage()));
        }
    }

    private ServerList read(BanListKey key, S3.Listed object, S3.Content content) {
        // It may have grown since it was listed.
        if (content.body().length > LARGEST) {
            return unreadable(key, object, TOO_LARGE);
        }
        var list = new ServerList(key, content.lastModified(), BanList.parse(content.body()));
        cache.put(object.key(), content.etag(), list);
        return list;
    }
}
