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

    static FleetSettings read(ConfigReader reader) {
        var key = reader.optional(
                ConfigKey.SERVER_TAG_KEY,
                ConfigParsers.matching("(?!aws:)" + TAG_LETTERS + "{1,128}", "not the key of a tag of one's own"));
        var value = reader.optional(
                ConfigKey.SERVER_TAG_VALUE, ConfigParsers.matching(TAG_LETTERS + "{1,256}", "not the value of a tag"));
        var role = reader.optional(ConfigKey.SERVER_ROLE, ConfigParsers::roleName);
        var tag = new ServerTag(key.orElse(ServerTag.DEFAULT.key()), value.orElse(ServerTag.DEFAULT.value()));
        return new FleetSettings(tag, role);
    }
}
