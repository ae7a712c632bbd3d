package kaikin.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The key of one server's ban list in the bucket: {@code ban-lists/<account>/<instance>/<server>}.
 *
 * <p>The account comes first, because that is as far as a writer role may reach.
 */
public record BanListKey(AccountId account, String instance, String server) {
    /** Everything below this prefix is a ban list. */
    public static final String PREFIX = "ban-lists/";

    private static final String SERVER = "[A-Za-z0-9][A-Za-z0-9._-]{0,252}";

    private static final Pattern PLACE = Pattern.compile(PREFIX + "([0-9]{12})/.*", Pattern.DOTALL);

    /** A person sees so much of a name that is none; the longest server names are longer. */
    private static final int SHOWN = 64;

    private static final Pattern KEY = Pattern.compile(PREFIX + "([0-9]{12})/(m?i-[0-9a-f]{8,17})/(" + SERVER + ")");

    /** The bucket of all ban lists, in the hub. */
    public static String bucket(AccountId hub, String region) {
        return "kaikin-ban-lists-" + hub + "-" + region;
    }

    /** The prefix that one account's writer role may reach. */
    public static String prefix(AccountId account) {
        return PREFIX + account + "/";
    }

    /** Whether a server may be called so: no other name shows in an answer. */
    public static boolean isServerName(String text) {
        return text.matches(SERVER);
    }

    /** Reads a key; empty where the object is no ban list. */
    public static Optional<BanListKey> parse(String key) {
        var match = KEY.matcher(key);
        return match.matches()
                ? Optional.of(new BanListKey(new AccountId(match.group(1)), match.group(2), match.group(3)))
                : Optional.empty();
    }

    /** The account in whose place an object lies; empty where it is nobody's. */
    public static Optional<AccountId> account(String key) {
        var match = PLACE.matcher(key);
        return match.matches() ? Optional.of(new AccountId(match.group(1))) : Optional.empty();
    }

    /**
     * Stands for an object in an account's place whose key is no ban list's. Its name is what of the key can be shown
     * to people; it has a slash, so no server is called so, and no instance is called as its instance.
     */
    public static BanListKey unknown(AccountId account, String key) {
        var name = key.substring(PREFIX.length())
                .codePoints()
                .limit(SHOWN)
                .map(each -> each < 128 && (Character.isLetterOrDigit(each) || "._-/".indexOf(each) >= 0) ? each : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        var whole = key.length() - PREFIX.length() <= SHOWN;
        return new BanListKey(
                account,
                "unknown-" + UUID.nameUUIDFromBytes(key.getBytes(UTF_8)),
                whole ? name.toString() : name + "…");
    }

    @Override
    public String toString() {
        return prefix(account) + instance + "/" + server;
    }
}
