package kaikin.stacks.config;

import java.util.Optional;
import kaikin.contract.ServerTag;

/**
 * What every stack says of its account's servers.
 *
 * @param serverRole the existing role that they keep; empty where kaikin makes one
 */
public record FleetSettings(ServerTag tag, Optional<String> serverRole) {
    private static final String TAG_LETTERS = "[A-Za-z0-9_.:/=+@-]";

    static FleetSettings read(Reader reader) {
        var key = reader.optional(
                Key.SERVER_TAG_KEY,
                Parsers.matching("(?!aws:)" + TAG_LETTERS + "{1,128}", "not the key of a tag of one's own"));
        var value = reader.optional(
                Key.SERVER_TAG_VALUE, Parsers.matching(TAG_LETTERS + "{1,256}", "not the value of a tag"));
        var role = reader.optional(Key.SERVER_ROLE, Parsers::roleName);
        var tag = new ServerTag(key.orElse(ServerTag.DEFAULT.key()), value.orElse(ServerTag.DEFAULT.value()));
        return new FleetSettings(tag, role);
    }
}
