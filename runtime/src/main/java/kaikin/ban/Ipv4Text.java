package kaikin.ban;

import java.util.Optional;

/** The dotted form: four decimal numbers without leading zeros, which other programs would read as octal. */
final class Ipv4Text {
    private Ipv4Text() {}

    static Optional<Long> parse(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        var bits = 0L;
        for (var part : parts) {
            var octet = octet(part);
            if (octet < 0) {
                return Optional.empty();
            }
            bits = bits << 8 | octet;
        }
        return Optional.of(bits);
    }

    private static int octet(String part) {
        var number = part.matches("0|[1-9][0-9]{0,2}") ? Integer.parseInt(part) : -1;
        return number <= 255 ? number : -1;
    }

    static String print(long bits) {
        return (bits >> 24 & 255) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
    }
}
