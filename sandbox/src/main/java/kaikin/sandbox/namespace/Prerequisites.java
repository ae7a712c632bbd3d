package kaikin.sandbox.namespace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Checks that the machine has what a private namespace needs; every problem is one line that says what to do. */
public final class Prerequisites {
    /** Servers use nothing else, so a program elsewhere would not help. */
    private static final List<Path> DIRECTORIES = Stream.of(
                    "/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")
            .map(Path::of)
            .toList();

    private Prerequisites() {}

    /** The problems found; none means that a namespace with such guards can be opened. */
    public static List<String> check(Collection<Guard> guards) {
        var problems = new ArrayList<String>();
        var needed = programs(guards);
        var missing = needed.keySet().stream().filter(p -> !present(p)).toList();
        if (!missing.isEmpty()) {
            var packages = new TreeSet<>(missing.stream().map(needed::get).toList());
            problems.add("Missing programs: %s. On Debian: apt-get install %s"
                    .formatted(String.join(", ", missing), String.join(" ", packages)));
        }
        if (present("unshare") && !canUnshare()) {
            problems.add("This user may not open a user namespace (`unshare --user --map-root-user --net true` fails):"
                    + " see sysctl kernel.unprivileged_userns_clone, user.max_user_namespaces and, on Ubuntu,"
                    + " kernel.apparmor_restrict_unprivileged_userns; in a container, its seccomp profile.");
        }
        return List.copyOf(problems);
    }

    /** The programs that such guards need, and the Debian packages that bring them. */
    private static Map<String, String> programs(Collection<Guard> guards) {
        var ids = guards.stream().map(Guard::id).toList();
        var needed = new TreeMap<String, String>();
        try (var resource = Prerequisites.class.getResourceAsStream("programs")) {
            if (resource == null) {
                throw new IllegalStateException("The class path lacks the list of programs");
            }
            for (var line : new String(resource.readAllBytes(), UTF_8).lines().toList()) {
                var words = List.of(line.split(" "));
                var needing = words.subList(Math.min(2, words.size()), words.size());
                if (!line.startsWith("#")
                        && (needing.isEmpty() || needing.stream().anyMatch(ids::contains))) {
                    needed.put(words.get(0), words.get(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The list of programs cannot be read", e);
        }
        return needed;
    }

    private static boolean present(String program) {
        return DIRECTORIES.stream().anyMatch(d -> Files.isExecutable(d.resolve(program)));
    }

    private static boolean canUnshare() {
        try {
            var probe = new ProcessBuilder("unshare", "--user", "--map-root-user", "--net", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
