package kaikin.ban;

import java.util.Optional;

/** The dotted form: four decimal numbers without leading zeros, which other programs would read as octal. */
final class Ipv4Text {
    private Ipv4Text() {}

    /** Character by character: lists have thousands, and with patterns reading one takes six times as long. */
    static Optional<Long> parse(String text) {
        var bits = 0L;
        var from = 0;
        for (var i = 0; i < 4; i++) {
            var end = i < 3 ? text.indexOf('.', from) : text.length();
            var octet = end < 0 ? -1 : octet(text, from, end);
            if (octet < 0) {
                return Optional.empty();
            }
            bits = bits << 8 | octet;
            from = end + 1;
        }
        return Optional.of(bits);
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
