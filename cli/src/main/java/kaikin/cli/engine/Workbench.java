package kaikin.cli.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import kaikin.sandbox.namespace.TreeDeletion;

/**
 * A place where {@code pulumi} is the real engine and AWS is a stand-in: stack files, backend and plugins of its own, so
 * that nothing in the project or at its owner's home changes. No login, no credentials.
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

    /** Where to run {@code pulumi}: the stack files are here, the program is the project's own. */
    public Path directory() {
        return root.resolve("project");
    }

    /** What a command finds in its environment. */
    public Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        environment.put("PATH", cli + ":" + System.getenv("PATH"));
        environment.put("PULUMI_HOME", home().toString());
        environment.put("PULUMI_BACKEND_URL", backend().toUri().toString());
        environment.put("PULUMI_CONFIG_PASSPHRASE", "workbench");
        environment.put("PULUMI_SKIP_UPDATE_CHECK", "true");
        environment.put("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "true");
        // A real provider on somebody's PATH would come before ours.
        environment.put("PULUMI_IGNORE_AMBIENT_PLUGINS", "true");
        return environment;
    }

    /** Where the stacks' states are. */
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
}
