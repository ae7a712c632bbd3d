package kaikin.sandbox.ssm;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.Wish;
import kaikin.sandbox.cloud.CommandDocument;
import kaikin.sandbox.cloud.Instance;
import kaikin.sandbox.space.AgentCommand;
import kaikin.sandbox.space.AgentResult;
import kaikin.sandbox.space.AgentShell;
import kaikin.sandbox.ssm.Commands.Invocation.Result;

/** The agents on the servers: each reports to the service with its server's role, and runs what it is sent. */
public final class Agents {
    /** What the agent must be allowed for the service to know its server; see AmazonSSMManagedInstanceCore. */
    private static final List<String> CALLS = List.of(
            "ssm:UpdateInstanceInformation",
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel");

    private static final int OUTPUT = 24_000;
    private static final int ERROR = 8_000;

    private final AgentShell shell;
    private final Authorizer authorizer;
    private final Set<String> managed = ConcurrentHashMap.newKeySet();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Queue<Waiting> undelivered = new ConcurrentLinkedQueue<>();
    private final Set<String> old = ConcurrentHashMap.newKeySet();
    private final Executor threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "agent");
        thread.setDaemon(true);
        return thread;
    });

    /** A command that its server has not taken, and the minutes that it still waits. */
    private record Waiting(Instance instance, CompletableFuture<Result> result, AtomicInteger minutes) {
        boolean isOver() {
            return minutes.decrementAndGet() <= 0 && result.complete(Result.notDelivered(instance));
        }
    }

    public Agents(AgentShell shell, Authorizer authorizer) {
        this.shell = shell;
        this.authorizer = authorizer;
    }

    /**
     * Starts a server's agent; without every one of its calls the server stays unmanaged.
     *
     * @param oldAgent whether it pastes all parameters into scripts
     */
    public void register(Instance instance, boolean oldAgent) {
        if (oldAgent) {
            old.add(instance.id());
        }
        var context = RequestContext.EMPTY;
        var allowed = CALLS.stream()
                .filter(call -> authorizer.allows(
                        instance.principal(), new Wish(call, "*", instance.account(), context), Optional.empty()))
                .count();
        if (allowed == CALLS.size()) {
            managed.add(instance.id());
        }
    }

    /** The server's agent falls silent: nothing reaches it, though the service does not know yet. */
    public void silence(String server) {
        silent.add(server);
    }

    /** All agents speak again. */
    public void endSilence() {
        silent.clear();
    }

    /** A minute has passed: some of what silent agents have not taken has waited long enough. */
    public void minutePassed() {
        undelivered.removeIf(Waiting::isOver);
    }

    boolean isManaged(Instance instance) {
        return managed.contains(instance.id());
    }

    CompletableFuture<Result> run(Instance instance, String commandId, CommandDocument document, SendCommand sent) {
        if (silent.contains(instance.name())) {
            var never = new CompletableFuture<Result>();
            undelivered.add(new Waiting(instance, never, new AtomicInteger(sent.minutes())));
            return never;
        }
        var script = Script.of(document, sent.parameters(), old.contains(instance.id()));
        return CompletableFuture.supplyAsync(
                () -> run(instance, commandId, script, Duration.ofSeconds(document.timeout())), threads);
    }

    private Result run(Instance instance, String commandId, Script script, Duration timeout) {
        try {
            var target = new AgentCommand.Target(instance.name(), instance.id(), instance.region());
            var ended = shell.run(new AgentCommand(target, commandId, script.text(), script.parameters(), timeout));
            return new Result(
                    instance,
                    status(ended.status()),
                    details(ended.status()),
                    ended.status(),
                    cut(ended.stdout(), OUTPUT),
                    cut(ended.stderr(), ERROR));
        } catch (IOException e) {
            return new Result(instance, "Failed", "Failed", -1, "", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(instance, "Cancelled", "Cancelled", -1, "", "");
        }
    }

    private static String status(int exitCode) {
        return switch (exitCode) {
            case 0 -> "Success";
            case AgentResult.TIMED_OUT -> "TimedOut";
            default -> "Failed";
        };
    }

    private static String details(int exitCode) {
        return exitCode == AgentResult.TIMED_OUT ? "ExecutionTimedOut" : status(exitCode);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
