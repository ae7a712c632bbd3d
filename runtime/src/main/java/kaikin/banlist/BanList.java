package kaikin.banlist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import kaikin.contract.BanListFormat;

/**
 * What one server's guard blocked when it was asked.
 *
 * @param problem why the text was not understood to its end; empty where it was
 */
public record BanList(Optional<BanListFormat.Header> header, NetworkSet bans, Optional<String> problem) {
    /** A list of which nothing could be read. */
    public static BanList unreadable(String problem) {
        return new BanList(Optional.empty(), NetworkSet.none(), Optional.of(problem));
    }

    /** Reads a list; what cannot be understood makes it incomplete, never shorter in silence. */
    public static BanList parse(String text) {
        return parse(text.getBytes(UTF_8));
    }

    /** Reads a list in UTF-8. */
    public static BanList parse(byte[] text) {
        return new BanListReader(text).read();
    }

    /** Whether the text was understood to its end; only then may «not in it» be said. */
    public boolean complete() {
        return problem.isEmpty();
    }

    /** The narrowest ban that covers the address. */
    public Optional<IpNetwork> covering(IpAddress address) {
        return bans.covering(address);
    }
}
