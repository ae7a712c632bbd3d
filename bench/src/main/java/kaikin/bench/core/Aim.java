package kaikin.bench.core;

import java.util.function.Predicate;

/** An aim for a figure, in words, and whether a row reaches it. */
public record Aim(String text, Predicate<Row> reached) {
    /** No more than so much, in the row's unit. */
    public static Aim atMost(double most) {
        return new Aim("≤ " + NumberFormats.text(most), row -> row.ours().median() <= most);
    }

    /** So many times less than what it is compared with. */
    public static Aim timesLess(double times) {
        return new Aim(
                "≥ %s×".formatted(NumberFormats.text(times)), row -> row.ratio().orElse(0) >= times);
    }

    /** No more than what it is compared with. */
    public static Aim noMore() {
        return new Aim("≥ 1×", row -> row.ratio().orElse(0) >= 1);
    }

    /** No more than so many times what it is compared with. */
    public static Aim timesAsMuch(double times) {
        return new Aim(
                "≤ %s× as much".formatted(NumberFormats.text(times)),
                row -> row.ratio().orElse(0) >= 1 / times);
    }

    public Aim and(Aim other) {
        return new Aim(text + ", " + other.text, reached.and(other.reached));
    }
}
