package kaikin.cli.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import kaikin.policies.provider.AwsProvider;
import kaikin.sandbox.namespace.TreeDeletion;

/**
 * A place where {@code pulumi} is the real engine and AWS is a stand-in: stack files, backend and plugins of its own,
 * so that nothing in the project or at its owner's home changes. No login, no credentials.
 */
public final class Workbench implements AutoCloseable {
    private final Path root;
    private final Path cli;

    private Workbench(Path root, Path cli) {
        this.root = root;
        this.cli = cli;
    }

    /** Takes the stack files of the project; the CLI is built first where the machine has none. */
    public static Workbench open(Path project) throws IOException, InterruptedException {
        var plugin = ProviderPlugin.of(project);
        var cli = cli(project);
        var bench = new Workbench(Files.createTempDirectory("kaikin-engine-"), cli);
        try {
            Files.createDirectories(bench.backend());
            Files.createDirectories(bench.directory());
            StackFileCopies.copy(project, bench.directory());
            plugin.install(bench.home());
            return bench;
        } catch (IOException | RuntimeException e) {
            bench.close();
            throw e;
        }
    }

    /** Returns where to run {@code pulumi}: the stack files are here, the program is the project's own. */
    public Path directory() {
        return root.resolve("project");
    }

    /** Returns what a command finds in its environment. */
    public Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        environment.put("PATH", cli + ":" + System.getenv("PATH"));
        environment.put("PULUMI_HOME", home().toString());
        environment.put("PULUMI_BACKEND_URL", backend().toUri().toString());
        environment.put("PULUMI_CONFIG_PASSPHRASE", "workbench");
        environment.put("PULUMI_SKIP_UPDATE_CHECK", "true");
        environment.put("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "true");
        // A real provider on someone's PATH would come before ours.
        environment.put("PULUMI_IGNORE_AMBIENT_PLUGINS", "true");
        return environment;
    }

    /** Returns where the stacks' states are. */
    Path backend() {
        return root.resolve("backend");
    }

    private Path home() {
        return root.resolve("home");
    }

    private static Path cli(Path project) throws IOException, InterruptedException {
        var install = new ProcessBuilder(project.resolve("cli/pulumi/install").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var printed = new String(install.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (install.waitFor() != 0) {
            throw new IOException("there is no Pulumi CLI: see above");
        }
        return Path.of(printed);
    }

    @Override
    public void close() throws IOException {
        TreeDeletion.tree(root);
    }

    /**
     * The stand-in for Pulumi's AWS provider, as the engine finds a plugin.
     *
     * @param version the one that the program asks for; the engine takes no other
     */
    private record ProviderPlugin(String version) {
        private static final Pattern AWS = Pattern.compile("lib/aws-([0-9.]+)\\.jar");

        static ProviderPlugin of(Path project) throws IOException {
            var program = project.resolve("stacks/target/stacks.jar");
            try (var jar = new JarFile(program.toFile())) {
                var found = AWS.matcher(
                        String.valueOf(jar.getManifest().getMainAttributes().getValue("Class-Path")));
                if (!found.find()) {
                    throw new IOException(program + " names no AWS provider: run ./mvnw -q package");
                }
                return new ProviderPlugin(found.group(1));
            } catch (NoSuchFileException e) {
                throw new IOException(program + " is not built: run ./mvnw -q package", e);
            }
        }

        void install(Path home) throws IOException {
            var directory = Files.createDirectories(home.resolve("plugins/resource-aws-v" + version));
            // Without exec the shell would stay, and the engine would wait for it at the end.
            var launcher = Files.writeString(
                    directory.resolve("pulumi-resource-aws"),
                    "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Dsun.misc.unsafe.memory.access=allow -cp '%s' %s %s \"$@\"\n"
                            .formatted(
                                    Path.of(System.getProperty("java.home"), "bin", "java"),
                                    System.getProperty("java.class.path"),
                                    AwsProvider.class.getName(),
                                    version));
            Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Copies of a project's stack files, without the secrets that only their owner can decrypt. */
    private static final class StackFileCopies {
        private static final YAMLMapper YAML = YAMLMapper.builder().build();
        private static final List<String> ENCRYPTION = List.of("secretsprovider", "encryptedkey", "encryptionsalt");

        private StackFileCopies() {}

        static void copy(Path project, Path directory) throws IOException {
            var settings = read(project.resolve("Pulumi.yaml"));
            settings.put("main", project.toRealPath().toString());
            write(settings, directory.resolve("Pulumi.yaml"));
            try (var files = Files.newDirectoryStream(project, "Pulumi.*.yaml")) {
                for (var file : files) {
                    write(withoutSecrets(read(file)), directory.resolve(file.getFileName()));
                }
            }
        }

        private static ObjectNode withoutSecrets(ObjectNode stack) {
            stack.remove(ENCRYPTION);
            if (stack.get("config") instanceof ObjectNode config) {
                config.removeIf(value -> value.has("secure"));
            }
            return stack;
        }

        private static ObjectNode read(Path file) throws IOException {
            JsonNode content = YAML.readTree(Files.readString(file));
            if (content instanceof ObjectNode object) {
                return object;
            }
            throw new IOException(file + " is no YAML mapping");
        }

        private static void write(ObjectNode content, Path file) throws IOException {
            Files.writeString(file, YAML.writeValueAsString(content));
        }
    }
}
