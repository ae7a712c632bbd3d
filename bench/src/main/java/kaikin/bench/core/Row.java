package kaikin.bench.core;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One line of a table: a figure of this project's, and what it is compared with.
 *
 * @param moreIsBetter whether a larger figure is the better one, as with a rate
 */
public record Row(
        String what, String unit, Samples ours, Optional<Samples> theirs, boolean moreIsBetter, Optional<Aim> aim) {
    /** A figure with nothing beside it. */
    public static Row alone(String what, String unit, Samples ours) {
        return new Row(what, unit, ours, Optional.empty(), false, Optional.empty());
    }

    /** A figure that is better when it is less. */
    public static Row beside(String what, String unit, Samples ours, Samples theirs) {
        return new Row(what, unit, ours, Optional.of(theirs), false, Optional.empty());
    }

    /** A figure that is better when it is more. */
    public static Row rate(String what, String unit, Samples ours, Samples theirs) {
        return new Row(what, unit, ours, Optional.of(theirs), true, Optional.empty());
    }

    public Row aiming(Aim aim) {
        return new Row(what, unit, ours, theirs, moreIsBetter, Optional.of(aim));
    }

    /** How many times better ours is than theirs. */
    public OptionalDouble ratio() {
        return theirs.map(each ->
                        OptionalDouble.of(moreIsBetter ? ours.median() / each.median() : each.median() / ours.median()))
                .orElse(OptionalDouble.empty());
    }
}
