package kaikin.chatwork;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaikin.ban.IpAddress;

/**
 * The addresses in a text.
 *
 * <p>A word is what stands between blanks, brackets, quotation marks, commas and anything that is not ASCII. An address
 * is taken only when it is all of a word, apart from a label before it and a port or full stop behind: so half
 * addresses, versions, networks and shell lines are none.
 */
final class AddressScanner {
    // A non-ASCII digit or an invisible character belongs to the word, and so spoils it.
    private static final Pattern WORD = Pattern.compile("[\\p{ASCII}\\p{Nd}\\p{Cf}&&[^\\s\"'()<>\\[\\]{},!?=*]]+");
    private static final Pattern BEFORE_SHELL = Pattern.compile("[$`;|&\\\\][(\\[{<\"']+$");
    private static final Pattern AFTER_SHELL = Pattern.compile("^[)\\]}>\"']+[$`;|&\\\\/@%]");

    private static final String V4 = "(?<v4>[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+)";
    private static final String V6 =
            "(?<v6>[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*[0-9A-Fa-f]|[0-9A-Fa-f:]*[0-9A-Fa-f]::)";
    // A label has a letter that no hexadecimal number has, or it would be the half of an IPv6 address.
    private static final String LABEL = "(?:[A-Za-z]*[G-Zg-z][A-Za-z]*:|:(?!:))";
    private static final Pattern ADDRESS =
            Pattern.compile("(?:" + LABEL + ")?(?:" + V4 + "(?::[0-9]{1,5})?|" + V6 + ")[.:]*");
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+-]*://" + V4 + "(?::[0-9]{1,5})?(?:/.*)?");

    /** No word with an address is longer; matching has to end soon on hostile ones too. */
    private static final int LONGEST_WORD = 100;

    private AddressScanner() {}

    static Set<IpAddress> scan(String text) {
        var addresses = new LinkedHashSet<IpAddress>();
        var word = WORD.matcher(text);
        while (word.find()) {
            if (!inShell(text, word)) {
                address(word.group()).ifPresent(addresses::add);
            }
        }
        return addresses;
    }

    private static boolean inShell(String text, Matcher word) {
        var before = text.substring(Math.max(0, word.start() - 8), word.start());
        var after = text.substring(word.end(), Math.min(text.length(), word.end() + 8));
        return BEFORE_SHELL.matcher(before).find() || AFTER_SHELL.matcher(after).find();
    }

    private static Optional<IpAddress> address(String word) {
        var address = ADDRESS.matcher(word);
        if (word.length() <= LONGEST_WORD && address.matches()) {
            return IpAddress.parse(address.group("v4") != null ? address.group("v4") : address.group("v6"));
        }
        var url = URL.matcher(word);
        return url.matches() ? IpAddress.parse(url.group("v4")) : Optional.empty();
    }
}
