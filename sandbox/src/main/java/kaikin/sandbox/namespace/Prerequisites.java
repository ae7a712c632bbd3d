package kaikin.sandbox.namespace;

import java.io.IOException;
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

/** What the machine must have for a space; every problem is one line that says what to do. */
public final class Prerequisites {
    /** Program and the Debian package that brings it. */
    private static final Map<String, String> PROGRAMS = new TreeMap<>(Map.ofEntries(
            Map.entry("bash", "bash"),
            Map.entry("setsid", "util-linux"),
            Map.entry("unshare", "util-linux"),
            Map.entry("nsenter", "util-linux"),
            Map.entry("setpriv", "util-linux"),
            Map.entry("mount", "mount"),
            Map.entry("hostname", "hostname"),
            Map.entry("ip", "iproute2"),
            Map.entry("sshd", "openssh-server"),
            Map.entry("ssh", "openssh-client"),
            Map.entry("aws", "awscli"),
            Map.entry("curl", "curl"),
            Map.entry("openssl", "openssl"),
            Map.entry("update-ca-certificates", "ca-certificates")));

    /** Servers use nothing else, so a program elsewhere would not help. */
    private static final List<Path> DIRECTORIES = Stream.of(
                    "/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")
            .map(Path::of)
            .toList();

    private Prerequisites() {}

    /** The problems found; none means that a space with such guards can be opened. */
    public static List<String> check(Collection<Guard> guards) {
        var problems = new ArrayList<String>();
        var needed = new TreeMap<>(PROGRAMS);
        guards.forEach(guard -> needed.putAll(guard.programs()));
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
