package kaikin.sandbox.services.ssm;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kaikin.sandbox.cloud.Instance;

/** One server's part of a command. */
public final class CommandInvocation {
    private final Instance instance;
    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private final CompletableFuture<Void> known = new CompletableFuture<>();
    private volatile String status = "Pending";

    CommandInvocation(Instance instance) {
        this.instance = instance;
    }

    /** The end of it, in the service's own words for a status and its details. */
    public record Result(Instance instance, String status, String details, int exitCode, String output, String error) {
        /** Nothing was heard of the command in time: the server never took it, or its reply was lost. */
        static Result notDelivered(Instance instance) {
            return new Result(instance, "TimedOut", "DeliveryTimedOut", -1, "", "");
        }

        /** The command had failed too often to be sent here as well. */
        static Result terminated(Instance instance) {
            return new Result(instance, "Cancelled", "Terminated", -1, "", "");
        }

        /** Tells whether it counts against the command's MaxErrors; what was not delivered does not. */
        boolean isError() {
            return details.equals("Failed") || details.equals("ExecutionTimedOut");
        }
    }

    public Instance instance() {
        return instance;
    }

    /** Returns how it ended, if it has. */
    public Optional<Result> result() {
        return Optional.ofNullable(result.getNow(null));
    }

    /** The state that it is in, and details of it, as Systems Manager names them. */
    public String status() {
        return result().map(Result::status).orElse(status);
    }

    String details() {
        return result().map(Result::details).orElse(status);
    }

    /** Waits until it has ended. */
    public Result join() {
        return result.join();
    }

    /** Waits until it has ended, or only time ends it: its server is silent, or its reply was lost. */
    public void await() {
        known.join();
    }

    CompletableFuture<Result> ended() {
        return result;
    }

    /** The server has it. */
    void started() {
        status = "InProgress";
    }

    /** The server does not take it now; the service tries again. */
    void delayed() {
        status = "Delayed";
        known.complete(null);
    }

    /** The server has it, and nobody will hear of that: its reply gets lost. */
    void unheard() {
        known.complete(null);
    }

    void end(Result how) {
        result.complete(how);
        known.complete(null);
    }
}
