package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server with the real packet filters in a network of its own; only the AWS CLI is a stand-in. */
final class TestServer implements AutoCloseable {
    static final String INSTANCE = "i-0abc1234def567890";

    private static final List<String> SPACE = List.of(
            "unshare",
            "--user",
            "--map-root-user",
            "--net",
            "--uts",
            "--mount",
            "--pid",
            "--fork",
            "--kill-child",
            "--mount-proc");
    private static final String TOOLS =
            "nft list ruleset && iptables-nft -S && iptables-legacy -S && ipset list && command -v fail2ban-client";
    private static final boolean SPACES = ScriptShell.runs(
            Stream.concat(SPACE.stream(), Stream.of("sh", "-c", TOOLS)).toArray(String[]::new));

    /** A line of {@code -S}, or of {@code ipset save}; or the elements that nft lists. */
    private static final Pattern BAN =
            Pattern.compile("-A sshguard -s (\\S+) |add sshguard[46] (\\S+)|elements = \\{([^}]*)}");

    private final Path directory;
    private final Process space;
    private final long inside;

    /** One call of the AWS CLI. */
    record AwsCall(List<String> arguments, String body, String config, String environment) {}

    TestServer(Path directory) throws IOException {
        this.directory = directory;
        assumeTrue(
                SPACES,
                "needs user namespaces and the packet filters"
                        + " (Debian: apt-get install util-linux nftables iptables ipset fail2ban)");
        Files.createDirectory(directory.resolve("bin"));
        copy("server.sh", "server");
        copy("aws.sh", "bin/aws");
        space = start();
        inside = space.toHandle().children().findFirst().orElseThrow().pid();
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(new ArrayList<>(SPACE)).directory(directory.toFile());
        builder.command().addAll(List.of("sh", "./server"));
        builder.redirectError(directory.resolve("server.log").toFile());
        var process = builder.start();
        var line = process.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(line).as(() -> read("server.log")).isEqualTo("ready");
        return process;
    }

    @Override
    public void close() {
        space.destroyForcibly().onExit().join();
    }

    /** Runs a shell script as the server's root; it must succeed. */
    String sh(String script) {
        var run = run(Map.of(), "sh", "-ec", script);
        assertThat(run.status()).as(run.toString()).isZero();
        return run.stdout();
    }

    /** Has sshguard's backend ban these, and the configuration say so. */
    TestServer bans(Filter filter, String... nets) {
        sh("rm -f /etc/sshguard/sshguard.conf\n" + filter.bans(List.of(nets)));
        configure("BACKEND=\"/usr/libexec/sshguard/sshg-fw-" + filter.backend() + "\"\n");
        return this;
    }

    /** Adds to sshguard's configuration. */
    void configure(String lines) {
        write("place/etc/sshguard/sshguard.conf", lines, StandardOpenOption.APPEND);
    }

    /** Starts the real fail2ban with two jails that drop by iptables. */
    void startFail2ban() {
        sh("""
                cp -R /etc/fail2ban/. /mnt/place/etc/fail2ban
                mount --bind /mnt/place/etc/fail2ban /etc/fail2ban
                rm -f /etc/fail2ban/jail.d/*
                printf '[Definition]\\ndbfile = None\\nlogtarget = /mnt/fail2ban.log\\nallowipv6 = auto\\n' >/etc/fail2ban/fail2ban.local
                : >/mnt/auth.log
                cat >/etc/fail2ban/jail.local <<'END'
                [DEFAULT]
                backend = polling
                usedns = no
                bantime = 1h
                banaction = iptables-allports[blocktype=DROP]
                [sshd]
                enabled = true
                logpath = /mnt/auth.log
                [second]
                enabled = true
                logpath = /mnt/auth.log
                filter = sshd
                END
                mkdir -p /run/fail2ban
                fail2ban-server -b start >/mnt/fail2ban.out 2>&1
                until fail2ban-client status second >/dev/null 2>&1; do sleep 0.05; done
                """);
    }

    void awsFails(boolean failing) throws IOException {
        if (failing) {
            Files.createFile(directory.resolve("bin/failing"));
        } else {
            Files.delete(directory.resolve("bin/failing"));
        }
    }

    ScriptShell release(String shell, String address) {
        return ordered(shell, address, "release");
    }

    ScriptShell check(String shell, String address) {
        return ordered(shell, address, "check");
    }

    ScriptShell ordered(String shell, String address, String action) {
        return script(shell, releaseScript(), Map.of("SSM_Address", address, "SSM_Action", action));
    }

    /** As an agent does that does not know {@code interpolationType}. */
    ScriptShell releasePasted(String shell, String address, String action) {
        return script(
                shell, releaseScript().replace("{{ Address }}", address).replace("{{ Action }}", action), Map.of());
    }

    ScriptShell upload(String shell) {
        return script(shell, Scripts.text(Scripts.upload().script()), Map.of());
    }

    private static String releaseScript() {
        return Scripts.text(Scripts.release().script());
    }

    private ScriptShell script(String shell, String script, Map<String, String> parameters) {
        write("script", script);
        return run(parameters, shell, "/mnt/script");
    }

    /** Puts both scripts into place for a shell script of a test. */
    void install() {
        write("release", releaseScript());
        write("upload", Scripts.text(Scripts.upload().script()));
    }

    ScriptShell run(Map<String, String> environment, String... command) {
        var whole = new ArrayList<>(List.of(
                "nsenter", "-t", Long.toString(inside), "-U", "--preserve-credentials", "-n", "-u", "-m", "-p", "--"));
        whole.addAll(List.of(command));
        var all = new HashMap<>(environment);
        all.put("HOME", "/root");
        all.put("AWS_SSM_INSTANCE_ID", INSTANCE);
        all.put("AWS_SSM_PLATFORM_NAME", "Debian GNU/Linux");
        all.put("AWS_SSM_PLATFORM_VERSION", "12");
        return ScriptShell.run(directory, all, whole.toArray(String[]::new));
    }

    /** What sshguard's part of all filters blocks now. */
    List<String> bans() {
        return BAN.matcher(everything())
                .results()
                .flatMap(match -> Stream.of(match.group(1), match.group(2), match.group(3)))
                .filter(Objects::nonNull)
                .flatMap(nets -> Stream.of(nets.split(",", -1)))
                .map(net -> net.strip().replaceFirst("(?<=[.].{1,9})/32$|(?<=:.{0,40})/128$", ""))
                .toList();
    }

    /** All rules, sets and chains of all filters. */
    String everything() {
        return sh("""
                nft list tables | while read -r table; do
                  case $table in 'table ip filter' | 'table ip6 filter') ;; *) nft list $table ;; esac
                done
                for program in iptables-nft ip6tables-nft iptables-legacy ip6tables-legacy; do $program -S 2>/dev/null; done
                ipset save | sed 's/ initval .*//' | sort
                """);
    }

    List<AwsCall> awsCalls() {
        var calls = new ArrayList<AwsCall>();
        while (Files.exists(directory.resolve("bin/" + calls.size() + ".arguments"))) {
            var call = "bin/" + calls.size();
            calls.add(new AwsCall(
                    read(call + ".arguments").lines().toList(),
                    read(call + ".body"),
                    read(call + ".config"),
                    read(call + ".environment")));
        }
        return calls;
    }

    /** What a script left behind where it has no business, or nothing. */
    List<String> litter() {
        var left = new TreeSet<String>();
        for (var place : List.of("root", "tmp", "run", "var/lib")) {
            try (var files = Files.walk(directory.resolve("place/" + place))) {
                files.filter(Files::isRegularFile)
                        .map(file -> directory.resolve("place").relativize(file).toString())
                        .forEach(left::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        left.removeIf(file -> file.matches(
                        "run/kaikin/(lock|owner|error|views|walk|blocked|elsewhere|set|covering|jails|part[.][0-9]|whole|listing|uploader|uploaded|uploaded[.]at)")
                || file.equals("run/xtables.lock")
                || file.startsWith("run/fail2ban/"));
        return List.copyOf(left);
    }

    /** Makes the last upload look older than it is, or younger. */
    void lastUploadIs(long seconds) {
        var lines = read("place/run/kaikin/uploaded.at").lines().toList();
        assertThat(lines).hasSize(2);
        write("place/run/kaikin/uploaded.at", Long.parseLong(lines.get(0)) - seconds + "\n" + lines.get(1) + "\n");
    }

    private void copy(String resource, String file) {
        try (InputStream in = Objects.requireNonNull(TestServer.class.getResourceAsStream(resource), resource)) {
            Files.write(directory.resolve(file), in.readAllBytes());
            Files.setPosixFilePermissions(directory.resolve(file), PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String file, String text, OpenOption... options) {
        try {
            var all = new ArrayList<>(List.of(options));
            all.add(StandardOpenOption.CREATE);
            all.add(StandardOpenOption.WRITE);
            if (options.length == 0) {
                all.add(StandardOpenOption.TRUNCATE_EXISTING);
            }
            Files.writeString(directory.resolve(file), text, all.toArray(OpenOption[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String file) {
        assertThat(directory.resolve(file)).exists();
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
