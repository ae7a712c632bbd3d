package kaikin.contract;

/** The tag that marks an instance as one of kaikin's servers. */
public record ServerTag(String key, String value) {
    public static final ServerTag DEFAULT = new ServerTag("bot", "release-sshguard");
}
