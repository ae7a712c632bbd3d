package kaikin.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When others must be compiled again, and when not. */
class ClassShapeTest {
    private static final String SOURCE = """
            class Example implements Runnable {
                static final int LIMIT = 3;
                static final String NAME = "one";
                private int count = 1;
                record Part(String text, int size) {}
                private static class Hidden { int inside; }
                public void run() { count++; }
                java.util.List<String> words(int many) throws java.io.IOException { return hidden(many); }
                private java.util.List<String> hidden(int many) { return java.util.List.of("a"); }
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count++;|count += java.util.Map.entry(1, 2).getValue(); Runnable other = () -> hidden(2);",
                "\"a\"|\"b\", NAME + many",
                "private int count = 1|private long count = 2",
                "hidden(int many)|hidden(long many)",
                "int inside;|long inside;",
                "LIMIT = 3;|LIMIT = 3; // three"
            })
    void whatNobodyElseSeesMayChange(String from, String to) throws Exception {
        assertThat(shape(changed(from, to), "new")).isEqualTo(shape(SOURCE, "old"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LIMIT = 3|LIMIT = 4",
                "\"one\"|\"two\"",
                "static final int LIMIT|static int LIMIT",
                "words(int many)|words(long many)",
                "List<String> words|List words",
                "throws java.io.IOException|throws java.io.IOException, InterruptedException",
                "implements Runnable|implements Runnable, Cloneable",
                "public void run|public final void run",
                "private java.util.List<String> hidden|java.util.List<String> hidden",
                "private static class Hidden|static class Hidden",
                "class Example|final class Example"
            })
    void whatOthersAreCompiledAgainstIsSeen(String from, String to) throws Exception {
        assertThat(shape(changed(from, to), "new")).isNotEqualTo(shape(SOURCE, "old"));
    }

    @Test
    void aRecordsPartsAreSeen() throws Exception {
        var before = classes(SOURCE, "old").resolve("Example$Part.class");
        var after = classes(changed("int size", "long size"), "new").resolve("Example$Part.class");

        assertThat(ClassShape.of(Files.readAllBytes(after))).isNotEqualTo(ClassShape.of(Files.readAllBytes(before)));
    }

    private static String changed(String from, String to) {
        assertThat(SOURCE).contains(from);
        return SOURCE.replace(from, to).replace("return hidden(many)", "return hidden((int) many)");
    }

    private Set<String> shape(String source, String name) throws IOException {
        return ClassShape.of(Files.readAllBytes(classes(source, name).resolve("Example.class")));
    }

    private Path classes(String source, String name) throws IOException {
        var classes = Files.createDirectories(directory.resolve(name));
        var file = Files.writeString(directory.resolve("Example.java"), source);
        new Javac(directory, List.of()).compile(List.of(file), classes);
        return classes;
    }
}
