package kaikin.bench.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaikin.bench.core.NumberFormats;
import kaikin.bench.core.Row;
import kaikin.bench.core.Samples;

/** A section's rows as cells: for a terminal, and the same in Markdown. */
public record Table(List<List<String>> cells) {
    private static final List<String> HEAD = List.of("what", "this project", "against", "ratio", "aim", "");

    public static Table of(List<Row> rows) {
        return new Table(
                Stream.concat(Stream.of(HEAD), rows.stream().map(Table::line)).toList());
    }

    private static List<String> line(Row row) {
        return List.of(
                row.what(),
                figure(row.ours(), row.unit()),
                row.theirs().map(each -> figure(each, row.unit())).orElse("–"),
                row.ratio().isPresent() ? NumberFormats.text(row.ratio().getAsDouble()) + "×" : "–",
                row.aim().map(aim -> aim.text()).orElse("–"),
                row.aim()
                        .map(aim -> aim.reached().test(row) ? "met" : "not met")
                        .orElse(""));
    }

    /** A median, and its range where there is one. */
    private static String figure(Samples samples, String unit) {
        var least = NumberFormats.text(samples.least());
        var most = NumberFormats.text(samples.most());
        var range = least.equals(most) ? "" : " (%s–%s)".formatted(least, most);
        return (NumberFormats.text(samples.median()) + " " + unit).strip() + range;
    }

    public String text() {
        var widths = IntStream.range(0, HEAD.size())
                .map(column -> cells.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return cells.stream()
                .map(line -> IntStream.range(0, line.size())
                        .mapToObj(i ->
                                line.get(i) + " ".repeat(widths[i] - line.get(i).length()))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    public String markdown() {
        var lines = cells.stream()
                .map(line -> "| " + String.join(" | ", line) + " |")
                .toList();
        return lines.get(0) + "\n|" + "---|".repeat(HEAD.size()) + "\n"
                + String.join("\n", lines.subList(1, lines.size())) + "\n";
    }
}
