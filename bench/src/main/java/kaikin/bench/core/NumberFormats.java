package kaikin.bench.core;

import java.util.Locale;

/** Figures as people read them: three digits that count, no exponents. */
public final class NumberFormats {
    private NumberFormats() {}

    public static String text(double value) {
        var size = Math.abs(value);
        if (size >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        var digits = size >= 100 || value == Math.rint(value) ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
