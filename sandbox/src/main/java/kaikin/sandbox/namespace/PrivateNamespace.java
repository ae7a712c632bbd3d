package kaikin.sandbox.namespace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import kaikin.sandbox.namespace.NamespacePlan.GuardedHost;

/**
 * A private Linux namespace with its servers and its client, held by the launcher: it ends with
 * {@link #close()}, with the inside command, or when the launcher dies, however that happens.
 */
public final class PrivateNamespace implements AutoCloseable {
    private static final Duration OPENING = Duration.ofSeconds(20);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final NamespacePlan plan;
    private final StateDirectory state;
    private final Process process;
    private final NamespaceEntry entrance;

    private PrivateNamespace(NamespacePlan plan, StateDirectory state, Process process) {
        this.plan = plan;
        this.state = state;
        this.process = process;
        this.entrance = new NamespaceEntry(state, process.toHandle());
    }

    /** Starts a namespace; returns once network and mounts are there and the inside command runs. */
    public static PrivateNamespace open(NamespacePlan plan, Path stateDirectory, List<String> insideCommand) {
        var state = new StateDirectory(stateDirectory);
        try {
            state.write(plan);
            var namespace = new PrivateNamespace(plan, state, start(state, insideCommand));
            namespace.waitUntilOpen();
            return namespace;
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot start in " + state.path(), e);
        }
    }

    /** Returns what the inside command prints, for whoever must read it: a full pipe stops the command. */
    public BufferedReader insideOutput() {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    /** The file with what the inside command wrote on standard error. */
    public Path insideLog() {
        return state.insideLog();
    }

    /** Completes with the inside command's exit status when the namespace has ended. */
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Returns once every server has its sshd and its guard, and the client is there. */
    public void waitForServers(Duration patience) {
        var waiting =
                new ArrayList<>(plan.servers().stream().map(GuardedHost::name).toList());
        waiting.add(GuardedHost.CLIENT);
        boolean ready = Polling.until(patience, () -> {
            waiting.removeIf(host -> state.ready(host) && !state.hasEnded(host));
            return waiting.isEmpty() || waiting.stream().anyMatch(state::hasEnded) || !process.isAlive();
        });
        if (!ready || !waiting.isEmpty()) {
            throw notReady(waiting.stream().filter(state::hasEnded).findFirst().orElse(waiting.get(0)), patience);
        }
    }

    /** The argument list that runs a command on a server or the client, with a clean environment. */
    public List<String> enterCommand(String host, List<String> command) {
        if (!host.equals(GuardedHost.CLIENT)
                && plan.servers().stream().noneMatch(s -> s.name().equals(host))) {
            throw new IllegalArgumentException("There is no server \"%s\" in this sandbox.".formatted(host));
        }
        return entrance.command("machine", host, command);
    }

    /** The argument list that runs a command beside the gateway, in the caller's directory and environment. */
    List<String> insideCommand(List<String> command) {
        return entrance.command("inside", Path.of("").toAbsolutePath().toString(), command);
    }

    /** The start of a command line whose rest is the name of a machine and a command: for scripts. */
    public List<String> machineEntrance() {
        return entrance.to("machine");
    }

    /** The start of a command line whose rest is a directory and a command beside the gateway: for scripts. */
    public List<String> insideEntrance() {
        return entrance.to("inside");
    }

    /** Ends every process of the namespace, waits for their end, and deletes the files the namespace made. */
    @Override
    public void close() {
        end();
        try {
            state.delete();
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox left files in " + state.path(), e);
        }
    }

    private static Process start(StateDirectory state, List<String> insideCommand) throws IOException {
        // One way for root and for ordinary users: what works for one works for the other.
        var command = new ArrayList<>(List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--net",
                "--mount",
                "--uts",
                "--pid",
                "--fork",
                "--kill-child",
                "--mount-proc",
                "bash",
                state.script("outer.sh").toString(),
                state.path().toString()));
        command.addAll(insideCommand);
        return new ProcessBuilder(command)
                .redirectError(state.path().resolve("outer.log").toFile())
                .start();
    }

    private void waitUntilOpen() {
        Polling.until(OPENING, () -> Files.exists(state.open()) || !process.isAlive());
        if (!Files.exists(state.open())) {
            end();
            throw new IllegalStateException("The sandbox did not open (%s):%n%s"
                    .formatted(state.outerLog(), StateDirectory.tail(state.outerLog())));
        }
    }

    private IllegalStateException notReady(String host, Duration patience) {
        var log = process.isAlive() ? state.machine(host).resolve("log") : state.insideLog();
        return new IllegalStateException("%s (%s):%n%s%s"
                .formatted(whyNotReady(host, patience), log, StateDirectory.tail(log), guardSays(host)));
    }

    private String whyNotReady(String host, Duration patience) {
        if (!process.isAlive()) {
            return "The sandbox has ended (exit status %d) before %s was ready".formatted(process.exitValue(), host);
        }
        return state.hasEnded(host)
                ? "%s has ended (exit status %s)".formatted(host, StateDirectory.tail(state.ended(host)))
                : "%s is not ready after %d s".formatted(host, patience.toSeconds());
    }

    /** Its guard speaks into a log of its own. */
    private String guardSays(String host) {
        var log = state.machine(host).resolve("var/log/sshguard.log");
        return Files.exists(log) ? "%n%s:%n%s".formatted(log, StateDirectory.tail(log)) : "";
    }

    private void end() {
        try {
            // The end of its standard input ends pid 1, and with it the kernel ends all the others;
            // unshare returns only after that. Killing unshare first would leave nobody to wait for.
            process.getOutputStream().close();
            if (!process.waitFor(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    /** The way into a running space from outside, without any right that its opener lacks. */
    private record NamespaceEntry(StateDirectory state, ProcessHandle unshare) {
        List<String> command(String kind, String place, List<String> command) {
            var entering = to(kind);
            entering.add(place);
            entering.addAll(command);
            return entering;
        }

        /** The words before the place and the command. */
        List<String> to(String kind) {
            return new ArrayList<>(List.of(
                    "nsenter",
                    "-t",
                    Long.toString(pid1()),
                    "-U",
                    "--preserve-credentials",
                    "-n",
                    "-m",
                    "-u",
                    "-p",
                    "--",
                    // nsenter waits, its child works: the child is to die when nsenter is killed.
                    "setpriv",
                    "--pdeathsig",
                    "KILL",
                    "bash",
                    state.script("enter.sh").toString(),
                    state.path().toString(),
                    kind));
        }

        /** The namespace's first process, by its number outside: the only child of unshare. */
        private long pid1() {
            return unshare.children()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The sandbox in " + state.path() + " has ended."))
                    .pid();
        }
    }

    /** Polling with a deadline. */
    static final class Polling {
        private static final long INTERVAL_MILLIS = 10;

        private Polling() {}

        /** Tells whether the condition came true before the deadline. */
        static boolean until(Duration patience, BooleanSupplier condition) {
            long deadline = System.nanoTime() + patience.toNanos();
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                pause();
            }
            return true;
        }

        private static void pause() {
            try {
                Thread.sleep(INTERVAL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for the sandbox.", e);
            }
        }
    }
}
