package kaikin.contract;

import java.util.regex.Pattern;

/** The Chatwork account that asked, as AWS's logs name it: the operator session's name and its source identity. */
public record Asker(long chatworkAccount) {
    /** The pattern that a trust policy allows a source identity. */
    public static final String SOURCE_IDENTITY_PATTERN = "chatwork-*";

    private static final Pattern NAME = Pattern.compile("chatwork-([0-9]{1,19})");

    /** For {@code RoleSessionName} and {@code SourceIdentity}: 2 to 64 of {@code [\w+=,.@-]}. */
    public String sessionName() {
        return "chatwork-" + chatworkAccount;
    }

    /** Reads a session name back. */
    public static Asker parse(String sessionName) {
        var match = NAME.matcher(sessionName);
        if (!match.matches()) {
            throw new IllegalArgumentException("«" + sessionName + "» names no Chatwork account");
        }
        return new Asker(Long.parseLong(match.group(1)));
    }
}
