package kaikin.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderBuildTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void isTheSameForTheSameClassesWheneverTheyWereBuilt() throws Exception {
        assertThat(id(jar("one.jar", "classes", 1_000_000_000_000L)))
                .isEqualTo(id(jar("two.jar", "classes", 1_700_000_000_000L)));
        assertThat(id(classes("one", "classes"))).isEqualTo(id(classes("two", "classes")));
    }

    @Test
    void isAnotherForOtherClassesOrAnotherJava() throws Exception {
        var jar = jar("one.jar", "classes", 0);
        assertThat(id(jar)).isNotEqualTo(id(jar("two.jar", "clauses", 0)));
        assertThat(id(classes("one", "classes"))).isNotEqualTo(id(classes("two", "clauses")));
        assertThat(id(jar)).isNotEqualTo(RecorderBuild.id(List.of(jar), "Java 99"));
    }

    private static String id(Path built) throws IOException {
        return RecorderBuild.id(List.of(built), "Java 17");
    }

    private Path jar(String name, String content, long time) throws IOException {
        var file = directory.resolve(name);
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            var entry = new JarEntry("Recorder.class");
            entry.setTime(time);
            jar.putNextEntry(entry);
            jar.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return file;
    }

    private Path classes(String name, String content) throws IOException {
        var classes = Files.createDirectory(directory.resolve(name));
        Files.writeString(classes.resolve("Recorder.class"), content);
        return classes;
    }
}
