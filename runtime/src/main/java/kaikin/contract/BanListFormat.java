package kaikin.contract;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The text of a ban list, version 1.
 *
 * <pre>
 * kaikin-ban-list/1 account=222222222222 instance=i-0abc server=opengate-1 time=1790000000 guards=nft-sets
 * listing nft-sets
 * …what the guard printed, unchanged…
 * listing nft-sets
 * …
 * end
 * </pre>
 *
 * <p>A guard that could not be asked leaves a listing that nobody can read, so that its silence is not taken for
 * "nobody is banned".
 *
 * <p>A text without its last line was cut off, and nothing can be said from what it lacks.
 */
public final class BanListFormat {
    /** The line before each listing is this word, a blank, and the guard's name. */
    public static final String LISTING = "listing";

    /** The last line of a whole list. */
    public static final String END = "end";

    /** The guard whose listing is {@code nft -j list set FAMILY sshguard attackers}. */
    public static final String NFT_SETS = "nft-sets";

    /** The guard whose listing is {@code iptables-nft -S sshguard}, or that of ip6tables. */
    public static final String IPTABLES_NFT = "iptables-nft";

    /** The guard whose listing is {@code iptables-legacy -S sshguard}, or that of ip6tables. */
    public static final String IPTABLES_LEGACY = "iptables-legacy";

    /** The guard whose listing is {@code ipset save sshguard4}, or sshguard6. */
    public static final String IPSET = "ipset";

    /** The guard whose listing is {@code fail2ban-client banned}. */
    public static final String FAIL2BAN = "fail2ban";

    /** All guards that there are. */
    public static final Set<String> GUARDS = Set.of(NFT_SETS, IPTABLES_NFT, IPTABLES_LEGACY, IPSET, FAIL2BAN);

    /** The listing of whatever blocks beside the guards: networks, ranges, and rules that nobody can judge. */
    public static final String FILTER = "filter";

    /** The name of an empty listing: a guard that is configured and could not be asked. */
    public static final String UNREADABLE = "unreadable";

    private static final Pattern HEADER =
            Pattern.compile("kaikin-ban-list/1 account=([0-9]{12}) instance=(\\S+) server=(\\S+) time=([0-9]{1,12})"
                    + "(?: guards=(\\S+))?");

    private BanListFormat() {}

    /**
     * The first line: whose list it is, and when it was taken on the server's clock.
     *
     * @param guards the guards that could be asked, comma-separated; {@code -} where the line does not say
     */
    public record Header(AccountId account, String instance, String server, Instant time, String guards) {
        /** The first line of a list whose guards do not matter. */
        public Header(AccountId account, String instance, String server, Instant time) {
            this(account, instance, server, time, "-");
        }

        @Override
        public String toString() {
            return "kaikin-ban-list/1 account=%s instance=%s server=%s time=%d guards=%s"
                    .formatted(account, instance, server, time.getEpochSecond(), guards);
        }
    }

    /** Reads the first line; empty where it is none of ours. */
    public static Optional<Header> header(String line) {
        var match = HEADER.matcher(line);
        return match.matches()
                ? Optional.of(new Header(
                        new AccountId(match.group(1)),
                        match.group(2),
                        match.group(3),
                        Instant.ofEpochSecond(Long.parseLong(match.group(4))),
                        Optional.ofNullable(match.group(5)).orElse("-")))
                : Optional.empty();
    }
}
