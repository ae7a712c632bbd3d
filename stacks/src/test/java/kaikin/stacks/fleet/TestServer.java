package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server with the real packet filter in a network of its own; only the AWS CLI is a stand-in. */
final class TestServer {
    static final String INSTANCE = "i-0abc1234def567890";

    private static final Pattern ELEMENTS = Pattern.compile("elements = \\{([^}]*)}");

    private static final String[] SPACE = {"unshare", "--user", "--map-root-user", "--net", "--mount"};
    private static final boolean SPACES = Shell.runs(in(SPACE, "nft", "list", "ruleset"));

    private final Path directory;

    /** One call of the AWS CLI. */
    record AwsCall(List<String> arguments, String body, String config) {}

    TestServer(Path directory, String... bans) {
        this.directory = directory;
        assumeTrue(SPACES, "needs user namespaces and nft (Debian: apt-get install util-linux nftables)");
        Stream.of("bin", "run", "root", "var-lib", "tmp").forEach(this::createDirectory);
        copy("server.sh", "server");
        copy("aws.sh", "bin/aws");
        ban(bans);
    }

    /** Replaces all bans; the sets are made as sshguard makes them. */
    void ban(String... bans) {
        write("bans.nft", set("ip", "ipv4_addr", bans) + set("ip6", "ipv6_addr", bans));
    }

    void withoutGuard() {
        write("bans.nft", "");
    }

    void awsFails(boolean failing) throws IOException {
        if (failing) {
            write("bin/failing", "");
        } else {
            Files.delete(directory.resolve("bin/failing"));
        }
    }

    Shell release(String shell, String address) {
        return run(shell, Scripts.text(Scripts.release().script()), Map.of("SSM_Address", address));
    }

    /** As an agent does that does not know {@code interpolationType}. */
    Shell releasePasted(String shell, String address) {
        return run(shell, Scripts.text(Scripts.release().script()).replace("{{ Address }}", address), Map.of());
    }

    Shell upload(String shell) {
        return run(shell, Scripts.text(Scripts.upload().script()), Map.of());
    }

    private Shell run(String shell, String script, Map<String, String> parameters) {
        write("script", script);
        var environment = new HashMap<>(parameters);
        environment.put("HOME", "/root");
        environment.put("AWS_SSM_INSTANCE_ID", INSTANCE);
        return Shell.run(directory, environment, in(SPACE, "sh", "./server", shell));
    }

    private static String[] in(String[] space, String... command) {
        return Stream.of(space, command).flatMap(Stream::of).toArray(String[]::new);
    }

    /** What the filter blocks now. */
    List<String> bans() {
        return ELEMENTS.matcher(read("bans.nft"))
                .results()
                .flatMap(match -> Stream.of(match.group(1).split(",", -1)))
                .map(String::strip)
                .toList();
    }

    List<AwsCall> awsCalls() {
        var calls = new ArrayList<AwsCall>();
        while (Files.exists(directory.resolve("bin/" + calls.size() + ".arguments"))) {
            var call = "bin/" + calls.size();
            calls.add(new AwsCall(
                    read(call + ".arguments").lines().toList(), read(call + ".body"), read(call + ".config")));
        }
        return calls;
    }

    /** What a script left behind where it has no business, or nothing. */
    List<String> litter() {
        var left = new TreeSet<String>();
        for (var place : List.of("root", "tmp", "run", "var-lib")) {
            try (var files = Files.walk(directory.resolve(place))) {
                files.filter(Files::isRegularFile)
                        .map(file -> directory.relativize(file).toString())
                        .forEach(left::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        left.removeAll(List.of("run/kaikin.lock", "var-lib/kaikin/uploaded"));
        return List.copyOf(left);
    }

    /** Makes the last upload look older than it is, or younger. */
    void lastUploadIs(long seconds) {
        var remembered = read("var-lib/kaikin/uploaded");
        var end = remembered.indexOf('\n');
        var time = Long.parseLong(remembered.substring(0, end)) - seconds;
        write("var-lib/kaikin/uploaded", time + remembered.substring(end));
    }

    private static String set(String table, String type, String... bans) {
        var elements = Stream.of(bans)
                .filter(ban -> ban.contains(":") == table.equals("ip6"))
                .collect(Collectors.joining(", "));
        return """
                table %s sshguard {
                  set attackers {
                    type %s
                    flags interval
                    %s
                  }
                }
                """.formatted(table, type, elements.isEmpty() ? "" : "elements = { " + elements + " }");
    }

    private void createDirectory(String name) {
        try {
            Files.createDirectory(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(String resource, String file) {
        try (InputStream in = Objects.requireNonNull(TestServer.class.getResourceAsStream(resource), resource)) {
            Files.write(directory.resolve(file), in.readAllBytes());
            Files.setPosixFilePermissions(directory.resolve(file), PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String text) {
        try {
            Files.writeString(directory.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String file) {
        assertThat(directory.resolve(file)).exists();
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
