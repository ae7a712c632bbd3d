package kaikin.banlist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

/** The dotted form: four decimal numbers without leading zeros, which other programs would read as octal. */
final class Ipv4Text {
    private static final int LONGEST = "255.255.255.255".length();

    private static final int NONE = -1;

    private Ipv4Text() {}

    static Optional<Long> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var bits = parse(text.getBytes(ISO_8859_1), 0, text.length());
        return bits < 0 ? Optional.empty() : Optional.of(bits);
    }

    /**
     * The address between two places of a text, or -1. Letter by letter: lists have thousands, and with patterns reading
     * one takes six times as long.
     */
    static long parse(byte[] text, int start, int stop) {
        var bits = 0L;
        var octet = NONE;
        var dots = 0;
        for (var i = start; i < stop; i++) {
            var digit = text[i] - '0';
            if (digit >= 0 && digit <= 9 && octet != 0) {
                octet = octet == NONE ? digit : octet * 10 + digit;
            } else if (text[i] == '.' && octet != NONE) {
                bits = bits << 8 | octet;
                octet = NONE;
                dots++;
            } else {
                return -1;
            }
            if (octet > 255) {
                return -1;
            }
        }
        return dots == 3 && octet != NONE ? bits << 8 | octet : -1;
    }

    static String print(long bits) {
        return (bits >> 24 & 255) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
    }
}
