package kaikin.bench.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kaikin.bench.core.Section;

/** The page on performance: what stands between two markers of a name is what was measured last. */
public record PerformancePage(Path file) {
    /** Puts a section's table between its markers, and its picture beside the page. */
    public void put(Section section, Section.Result result) throws IOException {
        var table = Table.of(result.rows()).markdown();
        var text = section.about() + "\n\n" + table;
        if (!result.growth().isEmpty()) {
            var picture = "performance-" + section.name() + ".svg";
            Files.writeString(file.resolveSibling(picture), new Picture(result.growth()).svg());
            text += "\n![%s](%s)\n".formatted("Cost over ten and a hundred times the work", picture);
        }
        put(section.name(), text);
    }

    /** Puts a text between the markers {@code <!-- bench:NAME -->} and {@code <!-- end:NAME -->}. */
    public void put(String name, String text) throws IOException {
        var page = Files.readString(file);
        var start = "<!-- bench:" + name + " -->\n";
        var end = "<!-- end:" + name + " -->\n";
        var from = page.indexOf(start);
        var to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException("%s has no place for «%s»: add %s%s".formatted(file, name, start, end));
        }
        Files.writeString(file, page.substring(0, from + start.length()) + text + page.substring(to));
    }
}
