package kaikin.bench.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page on performance: what stands between two markers of a name is what was measured last. */
public record Page(Path file) {
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
