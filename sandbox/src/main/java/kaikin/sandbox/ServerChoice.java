package kaikin.sandbox;

import java.util.List;
import java.util.regex.Pattern;
import kaikin.sandbox.namespace.Guard;

/**
 * A server that somebody wants in the sandbox.
 *
 * @param account the name of a stack, or an account id
 * @param oldAgent whether its agent is one that pastes parameters into scripts
 */
public record ServerChoice(String name, String account, Guard guard, boolean oldAgent) {
    /** How it is written. */
    public static final String FORM = "NAME=ACCOUNT,GUARD[,old-agent]";

    /** What stands there when nobody chooses: the two servers of the demo. */
    public static final List<ServerChoice> DEFAULT = List.of(
            new ServerChoice("gitlab-1", "account-a", Guard.NFT_SETS, false),
            new ServerChoice("opengate-1", "account-b", Guard.NFT_SETS, false));

    private static final Pattern TEXT = Pattern.compile("([^=,]+)=([^=,]+),([^=,]+?)(,old-agent)?");

    /** Reads it as it is written on the command line. */
    public static ServerChoice parse(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no server: write %s, such as web-1=account-b,fail2ban".formatted(text, FORM));
        }
        return new ServerChoice(match.group(1), match.group(2), Guard.of(match.group(3)), match.group(4) != null);
    }
}
