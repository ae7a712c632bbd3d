package kaikin.ban;

import java.util.Optional;

/** The dotted form: four decimal numbers without leading zeros, which other programs would read as octal. */
final class Ipv4Text {
    private Ipv4Text() {}

    /** Character by character: lists have thousands, and with patterns reading one takes six times as long. */
    static Optional<Long> parse(String text) {
        var bits = parse(text, 0, text.length());
        return bits < 0 ? Optional.empty() : Optional.of(bits);
    }

    /** The address between two places of a text, or -1. */
    static long parse(String text, int start, int stop) {
        var bits = 0L;
        var from = start;
        for (var i = 0; i < 4; i++) {
            var end = i < 3 ? text.indexOf('.', from) : stop;
            var octet = end < 0 || end > stop ? -1 : octet(text, from, end);
            if (octet < 0) {
                return -1;
            }
            bits = bits << 8 | octet;
            from = end + 1;
        }
        return bits;
    }

    /** The number there, or -1. */
    private static int octet(String text, int from, int end) {
        var digits = end - from;
        if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        var number = 0;
        for (var i = from; i < end; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number <= 255 ? number : -1;
    }

    static String print(long bits) {
        return (bits >> 24 & 255) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
    }
}
