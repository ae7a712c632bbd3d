package kaikin.sandbox.services.ssm;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.AuthorizationRequest;
import kaikin.sandbox.cloud.DeployedDocument;
import kaikin.sandbox.cloud.Instance;
import kaikin.sandbox.namespace.AgentShell.AgentCommand;
import kaikin.sandbox.namespace.AgentShell.AgentResult;
import kaikin.sandbox.services.ssm.CommandInvocation.Result;

/** The agents on the servers: each reports to the service with its server's role, and runs what it is sent. */
public final class Agents {
    /**
     * The calls that the agent must be allowed for the service to know its server; see AmazonSSMManagedInstanceCore.
     */
    private static final List<String> CALLS = List.of(
            "ssm:UpdateInstanceInformation",
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel");

    private static final int OUTPUT = 24_000;
    private static final int ERROR = 8_000;

    private final Shell shell;
    private final Authorizer authorizer;
    private final Set<String> managed = ConcurrentHashMap.newKeySet();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Queue<Waiting> unanswered = new ConcurrentLinkedQueue<>();
    private final Queue<Instance> refused = new ConcurrentLinkedQueue<>();
    private final Set<String> old = ConcurrentHashMap.newKeySet();
    private final BooleanSupplier replyIsLost;
    private final Executor threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "agent");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * A command that no end is known of, and the minutes that the service still waits.
     *
     * @param task what the server does once it hears of it; empty where it has done that
     */
    private record Waiting(
            CommandInvocation invocation,
            CompletableFuture<Result> result,
            AtomicInteger minutes,
            Optional<Supplier<Result>> task) {
        boolean isOver(int passed) {
            return minutes.addAndGet(-passed) <= 0 && result.complete(Result.notDelivered(invocation.instance()));
        }
    }

    /** Runs scripts on a server. */
    @FunctionalInterface
    public interface Shell {
        AgentResult run(AgentCommand command) throws IOException, InterruptedException;
    }

    /**
     * Creates them without servers.
     *
     * @param replyIsLost whether what an agent will answer to the command that it takes now gets lost
     */
    public Agents(Shell shell, Authorizer authorizer, BooleanSupplier replyIsLost) {
        this.shell = shell;
        this.authorizer = authorizer;
        this.replyIsLost = replyIsLost;
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
        register(instance);
    }

    private void register(Instance instance) {
        var context = RequestContext.EMPTY;
        var allowed = CALLS.stream()
                .filter(call -> authorizer.allows(
                        instance.principal(),
                        new AuthorizationRequest(call, "*", instance.account(), context),
                        Optional.empty()))
                .count();
        if (allowed == CALLS.size()) {
            managed.add(instance.id());
        } else {
            refused.add(instance);
        }
    }

    /** The server is terminated: its agent is no more, and what it has not answered it never will. */
    public void forget(Instance instance) {
        managed.remove(instance.id());
        refused.removeIf(each -> each.id().equals(instance.id()));
        silent.add(instance.name());
    }

    /** The server's agent falls silent: nothing reaches it, though the service does not know yet. */
    public void silence(String server) {
        silent.add(server);
    }

    /** All agents speak again, and take what has been waiting for them. */
    public void endSilence() {
        silent().forEach(this::endSilence);
    }

    /** The servers whose agents are silent. */
    public List<String> silent() {
        return silent.stream().sorted().toList();
    }

    /** A server's agent speaks again, and takes what has been waiting for it. */
    public void endSilence(String server) {
        silent.remove(server);
        for (var waiting : List.copyOf(unanswered)) {
            if (waiting.task().isPresent()
                    && waiting.invocation().instance().name().equals(server)
                    && isManaged(waiting.invocation().instance())
                    && unanswered.remove(waiting)) {
                start(waiting);
            }
        }
    }

    /** Minutes have passed: agents that were refused report again, and some commands have waited long enough. */
    public void pass(int count) {
        var again = new ArrayList<Instance>();
        for (var instance = refused.poll(); instance != null; instance = refused.poll()) {
            again.add(instance);
        }
        again.forEach(this::register);
        unanswered.removeIf(waiting -> waiting.isOver(count));
    }

    /** Tells whether nothing is heard of the server's agent. */
    boolean isSilent(Instance instance) {
        return silent.contains(instance.name());
    }

    boolean isOld(Instance instance) {
        return old.contains(instance.id());
    }

    boolean isManaged(Instance instance) {
        return managed.contains(instance.id());
    }

    /**
     * Runs a command on its server. Where nothing is heard of it, the service waits for as long as the server may take
     * to fetch it and the document may run, together.
     */
    CompletableFuture<Result> run(
            CommandInvocation invocation, String commandId, DeployedDocument document, SendCommand sent) {
        var instance = invocation.instance();
        var script = DocumentScript.of(document, sent.parameters(), old.contains(instance.id()));
        var minutes = new AtomicInteger((int) ((sent.timeout() + document.timeout() + 59) / 60));
        var result = new CompletableFuture<Result>();
        Supplier<Result> task = () -> {
            invocation.started();
            return run(instance, commandId, script, Duration.ofSeconds(document.timeout()));
        };
        var waiting = new Waiting(invocation, result, minutes, Optional.of(task));
        if (silent.contains(instance.name())) {
            unanswered.add(waiting);
            invocation.delayed();
        } else {
            start(waiting);
        }
        return result;
    }

    private void start(Waiting sent) {
        var lost = replyIsLost.getAsBoolean();
        if (lost) {
            unanswered.add(new Waiting(sent.invocation(), sent.result(), sent.minutes(), Optional.empty()));
            sent.invocation().unheard();
        }
        threads.execute(() -> {
            var ended = sent.task().orElseThrow().get();
            if (!lost) {
                sent.result().complete(ended);
            }
        });
    }

    private Result run(Instance instance, String commandId, DocumentScript script, Duration timeout) {
        try {
            var target = new AgentCommand.Target(instance.name(), instance.id(), instance.region());
            var ended = shell.run(new AgentCommand(target, commandId, script.text(), script.parameters(), timeout));
            return new Result(
                    instance,
                    status(ended.status()),
                    ended.status() == AgentResult.TIMED_OUT ? "ExecutionTimedOut" : status(ended.status()),
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

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /**
     * A document's script as the agent runs it: its lines joined, its parameters pasted in, or given in the environment
     * where the document asks for that and the agent knows it.
     */
    private record DocumentScript(String text, Map<String, String> parameters) {
        /** An agent older than 3.3.2746.0 does not know {@code interpolationType}, and pastes every parameter. */
        static DocumentScript of(DeployedDocument document, Map<String, String> given, boolean oldAgent) {
            var environment = new TreeMap<String, String>();
            var text = document.lines().stream().collect(Collectors.joining("\n", "", "\n"));
            for (var entry : values(document, given).entrySet()) {
                var parameter = document.parameters().get(entry.getKey());
                if (parameter != null && parameter.inEnvironment() && !oldAgent) {
                    environment.put(entry.getKey(), entry.getValue());
                } else {
                    text = text.replaceAll(
                            "\\{\\{ *" + entry.getKey() + " *}}", Matcher.quoteReplacement(entry.getValue()));
                }
            }
            return new DocumentScript(text, environment);
        }

        private static Map<String, String> values(DeployedDocument document, Map<String, String> given) {
            var values = new TreeMap<String, String>();
            document.parameters()
                    .forEach((name, parameter) -> parameter.byDefault().ifPresent(value -> values.put(name, value)));
            values.putAll(given);
            return values;
        }
    }
}
