package kaikin.bench.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kaikin.bench.core.Growth;
import kaikin.bench.core.NumberFormats;

/** Growth as lines over ten and a hundred times the work, both axes logarithmic; the dashed line is linear growth. */
public record Picture(List<Growth> lines) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LEFT = 60;
    private static final int TOP = 20;
    private static final int SIDE = 280;
    private static final List<String> COLOURS = List.of("#1b6ca8", "#c2452d", "#2e7d32", "#8e44ad", "#b8860b", "#444");

    /** The whole file. */
    public String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="#fff"/>
                %s%s<text x="%d" y="%d">times the work</text>
                </svg>
                """.formatted(WIDTH, HEIGHT, axes(), drawn(), LEFT + SIDE / 2 - 40, HEIGHT - 8);
    }

    private static String axes() {
        var grid = IntStream.of(1, 10, 100)
                .mapToObj(times -> """
                        <line x1="%1$s" y1="%3$d" x2="%1$s" y2="%4$d" stroke="#ddd"/>
                        <line x1="%5$d" y1="%2$s" x2="%6$d" y2="%2$s" stroke="#ddd"/>
                        <text x="%1$s" y="%7$d" text-anchor="middle">%8$d×</text>
                        <text x="%9$d" y="%2$s" text-anchor="end">%8$d×</text>
                        """.formatted(
                        x(times), y(times), TOP, TOP + SIDE, LEFT, LEFT + SIDE, TOP + SIDE + 18, times, LEFT - 6))
                .collect(Collectors.joining());
        return grid
                + "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"#999\" stroke-dasharray=\"4\"/>%n"
                        .formatted(x(1), y(1), x(100), y(100));
    }

    private String drawn() {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> line(lines.get(i), COLOURS.get(i % COLOURS.size()), i))
                .collect(Collectors.joining());
    }

    private static String line(Growth growth, String colour, int index) {
        var points = IntStream.range(0, growth.work().size())
                .mapToObj(i -> x(growth.work().get(i)) + "," + y(growth.times().get(i)))
                .collect(Collectors.joining(" "));
        return """
                <polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>
                <text x="%d" y="%d" fill="%s">%s: exponent %s</text>
                """.formatted(
                        points,
                        colour,
                        LEFT + SIDE + 16,
                        TOP + 16 + 20 * index,
                        colour,
                        growth.name(),
                        NumberFormats.text(Math.round(growth.exponent() * 100) / 100.0));
    }

    private static String x(double times) {
        return point(LEFT + Math.log10(times) / 2 * SIDE);
    }

    /** What is below one, or far above a hundred, stays at the edge. */
    private static String y(double times) {
        return point(TOP + SIDE - Math.log10(Math.min(200, Math.max(1, times))) / 2 * SIDE);
    }

    private static String point(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
