package kaikin.bench.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Named figures as they come in, round after round. */
public final class MeasuredFigures {
    private final Map<String, List<Double>> values = new HashMap<>();

    public void add(String name, double value) {
        values.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    }

    /** Reads lines of a name, a tab and a figure; other lines are somebody else's. */
    public void addLines(String text) {
        text.lines()
                .map(line -> line.split("\t", -1))
                .filter(cells -> cells.length == 2)
                .forEach(cells -> add(cells[0], Double.parseDouble(cells[1])));
    }

    public Samples get(String name) {
        var found = values.get(name);
        if (found == null) {
            throw new IllegalStateException("nothing was measured of " + name + ", only of " + values.keySet());
        }
        return Samples.of(found);
    }
}
