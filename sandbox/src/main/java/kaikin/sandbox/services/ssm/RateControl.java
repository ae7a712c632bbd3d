package kaikin.sandbox.services.ssm;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Sends a command to so many servers at a time, and to no more of them when too many have failed.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/send-commands-multiple.html">Run commands at
 *     scale</a>
 */
final class RateControl {
    private final Queue<CommandInvocation> pending;
    private final Limits limits;
    private final Function<CommandInvocation, CompletableFuture<CommandInvocation.Result>> agent;
    private int running;
    private int errors;

    private RateControl(
            List<CommandInvocation> invocations,
            Limits limits,
            Function<CommandInvocation, CompletableFuture<CommandInvocation.Result>> agent) {
        this.pending = new ArrayDeque<>(invocations);
        this.limits = limits;
        this.agent = agent;
    }

    /**
     * The limits of a command: how many servers run it at the same time, and how many may fail before no more get it.
     */
    record Limits(int concurrency, int errors) {
        /** Reads both as SendCommand takes them: numbers, or percentages of all. */
        static Limits of(String maxConcurrency, String maxErrors, int targets) {
            return new Limits(Math.max(1, part(maxConcurrency, targets)), part(maxErrors, targets));
        }

        private static int part(String text, int targets) {
            return text.endsWith("%")
                    ? targets * Integer.parseInt(text.substring(0, text.length() - 1)) / 100
                    : Integer.parseInt(text);
        }
    }

    /** Starts them; each invocation ends by itself. */
    static void send(
            List<CommandInvocation> invocations,
            Limits limits,
            Function<CommandInvocation, CompletableFuture<CommandInvocation.Result>> agent) {
        new RateControl(invocations, limits, agent).next();
    }

    private synchronized void next() {
        if (errors > limits.errors()) {
            pending.forEach(each -> each.end(CommandInvocation.Result.terminated(each.instance())));
            pending.clear();
        }
        while (running < limits.concurrency() && !pending.isEmpty()) {
            running++;
            var invocation = pending.remove();
            var unused = agent.apply(invocation).thenAccept(result -> ended(invocation, result));
        }
    }

    private synchronized void ended(CommandInvocation invocation, CommandInvocation.Result result) {
        running--;
        errors += result.isError() ? 1 : 0;
        next();
        invocation.end(result);
    }
}
