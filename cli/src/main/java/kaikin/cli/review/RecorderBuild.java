package kaikin.cli.review;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.policies.plan.Recorder;

/**
 * The build that plans are recorded by: two plans by different builds differ in what the builds do, and not in the
 * program alone.
 */
final class RecorderBuild {
    private RecorderBuild() {}

    /**
     * The build that records here: the recorder, who calls it, Java, and the libraries that programs are compiled with.
     */
    static String id(Path project) throws IOException {
        try (var libraries = Files.list(project.resolve("stacks/target/lib"))) {
            var names = libraries
                    .map(file -> String.valueOf(file.getFileName()))
                    // Not the archive of their classes, which comes and goes with the first program that runs.
                    .filter(name -> name.endsWith(".jar") && !name.startsWith("runtime-"))
                    .sorted()
                    .toList();
            return id(
                    List.of(home(Recorder.class), home(StackPlanRecorder.class)),
                    "Java " + Runtime.version() + " " + names);
        }
    }

    /**
     * The same for equal content, whenever it was built.
     *
     * @param built jars, or directories of classes
     */
    static String id(List<Path> built, String further) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(further.getBytes(StandardCharsets.UTF_8));
            for (var each : built) {
                var content = new TreeMap<>(Files.isDirectory(each) ? ofDirectory(each) : ofJar(each));
                digest.update(content.toString().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> ofJar(Path jar) throws IOException {
        var content = new TreeMap<String, String>();
        try (var file = new JarFile(jar.toFile())) {
            file.stream()
                    .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("META-INF/"))
                    .forEach(entry -> content.put(entry.getName(), entry.getSize() + " " + entry.getCrc()));
        }
        return content;
    }

    private static Map<String, String> ofDirectory(Path directory) throws IOException {
        var content = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                content.put(
                        directory.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return content;
    }

    private static Path home(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
