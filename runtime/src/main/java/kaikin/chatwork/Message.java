package kaikin.chatwork;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import kaikin.ban.IpAddress;

/**
 * The body of a message as we read it.
 *
 * @param written the addresses that its author wrote
 * @param quoted the addresses in what the author quoted
 * @param words what its author wrote
 */
record Message(Set<IpAddress> written, Set<IpAddress> quoted, String words) {
    // Behind a To or rp stands the display name, which may look like anything; it ends in さん before a break.
    private static final Pattern DISPLAY_NAME =
            Pattern.compile("^[ \\u3000]*(?:\\r?\\n)?[^\\r\\n]{0,60}?さん(?=$|[\\s\\u3000、。,.!！:：])");

    /** Reads a body. */
    static Message of(String body) {
        var written = new ArrayList<String>();
        var quoted = new ArrayList<String>();
        var depth = 0;
        Token before = new Token.Mark();
        for (var token : Notation.tokens(body)) {
            if (token instanceof Token.Quote quote) {
                depth = Math.max(0, depth + (quote.opens() ? 1 : -1));
            } else if (token instanceof Token.Text text) {
                (depth > 0 ? quoted : written).add(withoutName(text.text(), before));
            }
            before = token;
        }
        return new Message(addresses(written), addresses(quoted), String.join(" ", written));
    }

    /** The addresses it is about: what the author wrote counts more than what was quoted. */
    List<IpAddress> addresses() {
        return List.copyOf(written.isEmpty() ? quoted : written);
    }

    private static String withoutName(String text, Token before) {
        return before instanceof Token.Addressee ? DISPLAY_NAME.matcher(text).replaceFirst("") : text;
    }

    private static Set<IpAddress> addresses(List<String> texts) {
        var addresses = new LinkedHashSet<IpAddress>();
        texts.forEach(text -> addresses.addAll(AddressScanner.scan(TypingHabits.undone(text))));
        return addresses;
    }
}
