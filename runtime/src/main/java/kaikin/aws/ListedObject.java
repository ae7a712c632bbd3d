package kaikin.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;
import kaikin.banlist.BanList;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.webhook.ServerList;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * An object in a fleet's place, as the bucket's listing names it.
 *
 * @param problem why it is no ban list, by its key alone
 */
record ListedObject(BanListKey key, S3Object object, Optional<String> problem) {
    /** Of a key that nobody knows, the log gets so many characters. */
    private static final int SHOWN = 200;

    static ListedObject of(AccountId account, S3Object object) {
        return BanListKey.parse(object.key())
                .map(key -> new ListedObject(key, object, Optional.empty()))
                .orElseGet(() -> new ListedObject(
                        BanListKey.unknown(account, object.key()),
                        object,
                        Optional.of("its key is no ban list's: " + escaped(object.key()))));
    }

    private static String escaped(String key) {
        var text = URLEncoder.encode(key, UTF_8).replace("%2F", "/");
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    long size() {
        return object.size();
    }

    ServerList unreadable(String why) {
        return new ServerList(key, object.lastModified(), BanList.unreadable(why));
    }
}
