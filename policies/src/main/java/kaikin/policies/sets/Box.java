package kaikin.policies.sets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All requests whose properties lie in one language each. A property that is not named may have any value; none of the
 * languages is empty, so a box is never empty.
 *
 * <p>Properties are taken for independent of each other. Requests that AWS never makes (a key that goes with another
 * action) lie in boxes as well: a difference that is empty is empty in truth, one that is not may need such a request.
 */
public record Box(SortedMap<Dimension, RegularLanguage> sides) {
    /** Every request. */
    public static final Box ALL = new Box(new TreeMap<>());

    public Box {
        sides = Collections.unmodifiableSortedMap(new TreeMap<>(sides));
    }

    /** The values of a property. */
    public RegularLanguage side(Dimension dimension) {
        return sides.getOrDefault(dimension, dimension.universe());
    }

    /** Keeps its requests whose property has one of these values; empty where there are none. */
    public Optional<Box> with(Dimension dimension, RegularLanguage values) {
        var side = side(dimension).and(values);
        return side.isEmpty() ? Optional.empty() : Optional.of(replaced(dimension, side));
    }

    private Box replaced(Dimension dimension, RegularLanguage side) {
        var more = new TreeMap<>(sides);
        if (side == dimension.universe()) {
            more.remove(dimension);
        } else {
            more.put(dimension, side);
        }
        return new Box(more);
    }

    /** Intersects both; empty where nothing is in both. */
    public Optional<Box> and(Box other) {
        var both = Optional.of(this);
        for (var side : other.sides.entrySet()) {
            both = both.flatMap(box -> box.with(side.getKey(), side.getValue()));
        }
        return both;
    }

    /** Intersects each box with each other one. */
    public static List<Box> and(Collection<Box> some, Collection<Box> others) {
        return some.stream()
                .flatMap(one -> others.stream().flatMap(other -> one.and(other).stream()))
                .toList();
    }

    /** Subtracts another box; the rest is boxes that have nothing in common. */
    public List<Box> minus(Box other) {
        for (var side : other.sides.entrySet()) {
            if (side(side.getKey()).and(side.getValue()).isEmpty()) {
                return List.of(this);
            }
        }
        var rest = new ArrayList<Box>();
        var inside = this;
        for (var side : other.sides.entrySet()) {
            var mine = inside.side(side.getKey());
            var out = mine.minus(side.getValue());
            if (!out.isEmpty()) {
                rest.add(inside.replaced(side.getKey(), out));
                inside = inside.replaced(side.getKey(), mine.and(side.getValue()));
            }
        }
        return rest;
    }

    /** Subtracts some other boxes. */
    public List<Box> minus(Collection<Box> others) {
        var rest = List.of(this);
        for (var other : others) {
            if (rest.isEmpty()) {
                break;
            }
            rest = rest.stream().flatMap(box -> box.minus(other).stream()).toList();
        }
        return rest;
    }

    /** A request of it: a value for each property that it names; none where the value is absent. */
    public Map<Dimension, Optional<String>> example() {
        var example = new TreeMap<Dimension, Optional<String>>();
        sides.forEach((dimension, side) -> example.put(dimension, side.example()));
        return example;
    }
}
