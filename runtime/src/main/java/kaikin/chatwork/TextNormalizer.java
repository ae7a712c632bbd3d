package kaikin.chatwork;

import java.util.regex.Pattern;
import kaikin.banlist.IpAddress;

/**
 * The ways in which people type an address with a Japanese keyboard, and programs write text into JSON, undone.
 *
 * <p>Narrower than NFKC, which turns ① into 1 and ⒈ into "1.", and so makes addresses that nobody wrote.
 */
final class TextNormalizer {
    private static final Pattern NUMBERS = Pattern.compile("(?<![0-9.。])[0-9][0-9.。]*+");
    private static final Pattern JSON_ESCAPES = Pattern.compile("(?<!\\\\)\\\\++(?:[\"/]|[nrt])");

    private TextNormalizer() {}

    static String undone(String text) {
        var narrow = new StringBuilder();
        text.chars().map(TextNormalizer::narrow).forEach(c -> narrow.append((char) c));
        return withDots(withoutEscapes(narrow.toString()));
    }

    private static int narrow(int c) {
        if (c >= '！' && c <= '～') {
            return c - '！' + '!';
        }
        return c == '｡' ? '。' : c == '\u3000' ? ' ' : c;
    }

    /** A notice may come as JSON, and as JSON in JSON. */
    private static String withoutEscapes(String text) {
        return text.contains("\\\"") || text.contains("{\"")
                ? JSON_ESCAPES.matcher(text).replaceAll(" ")
                : text;
    }

    /** The full stop 。 is a dot where it makes an address. */
    private static String withDots(String text) {
        return text.indexOf('。') < 0 ? text : NUMBERS.matcher(text).replaceAll(numbers -> dotted(numbers.group()));
    }

    private static String dotted(String numbers) {
        var end = numbers.length();
        while (".。".indexOf(numbers.charAt(end - 1)) >= 0) {
            end--;
        }
        var dotted = numbers.substring(0, end).replace('。', '.');
        return IpAddress.parse(dotted).isPresent() ? dotted + numbers.substring(end) : numbers;
    }
}
