package kaikin.cli.review;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/**
 * The JDK's own compiler.
 *
 * @param root the directory that its messages name sources from
 */
record Javac(Path root, List<Path> classPath) {
    void compile(List<Path> sources, Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IOException("this Java cannot compile: take a JDK");
        }
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var options =
                    List.of("-d", classes.toString(), "-cp", path(), "-proc:none", "-nowarn", "-g", "--release", "17");
            var units = files.getJavaFileObjectsFromPaths(sources);
            if (!compiler.getTask(said, files, null, options, null, units).call()) {
                throw new IOException("the program does not compile: "
                        + said.toString()
                                .lines()
                                .findFirst()
                                .orElse("no reason given")
                                .replace(root + "/", ""));
            }
        }
    }

    /** With the annotations for nulls, which are of no use to a running program. */
    private String path() {
        var annotations = Path.of(URI.create(NullMarked.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        return Stream.concat(classPath.stream(), Stream.of(annotations))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
