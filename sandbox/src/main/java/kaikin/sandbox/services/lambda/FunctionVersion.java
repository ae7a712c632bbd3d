package kaikin.sandbox.services.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.cloud.DeployedFunction;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.services.lambda.ExecutionEnvironments.FunctionFailure;
import kaikin.sandbox.services.lambda.ExecutionEnvironments.Starter;

/**
 * The published version of a function, in the states that Lambda knows.
 *
 * <p>It is initialised when it is published, once. If that fails, it stays failed: no later deployment of the same code
 * and configuration makes another version. One that nobody has called for fourteen days loses its snapshot, and the
 * call that finds it so fails.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html">SnapStart and function states</a>
 */
final class FunctionVersion implements AutoCloseable {
    static final int IDLE_DAYS = 14;

    /** Lambda's own names for it. */
    enum State {
        PENDING("Pending"),
        ACTIVE("Active"),
        INACTIVE("Inactive"),
        FAILED("Failed");

        private final String text;

        State(String text) {
            this.text = text;
        }
    }

    private final DeployedFunction function;
    private final RoleSession role;
    private final Starter starter;
    private final int spares;
    private final Executor threads;
    private State state = State.PENDING;
    private String reason = "";
    private Optional<ExecutionEnvironments> instances = Optional.empty();
    private int idleDays;

    /**
     * Creates it as pending.
     *
     * @param spares how many instances more than one are initialised with it
     */
    FunctionVersion(DeployedFunction function, RoleSession role, Starter starter, int spares, Executor threads) {
        this.function = function;
        this.role = role;
        this.starter = starter;
        this.spares = spares;
        this.threads = threads;
    }

    DeployedFunction function() {
        return function;
    }

    /** Returns what its instances run as. */
    RoleSession role() {
        return role;
    }

    /** Initialises it for the first time. */
    void publish() throws InterruptedException {
        initialise(State.FAILED);
    }

    /** Returns why a call does not get in, if so; calling an inactive one makes Lambda initialise it again. */
    synchronized Optional<InvokeError> call() {
        idleDays = 0;
        var refusal = switch (state) {
            case ACTIVE -> Optional.<InvokeError>empty();
            case PENDING, INACTIVE ->
                Optional.of(new InvokeError(
                        "SnapStartNotReadyException",
                        "Lambda is initializing your function. It will be ready to invoke once your function state"
                                + " becomes ACTIVE.",
                        true));
            case FAILED ->
                Optional.of(new InvokeError(
                        "ResourceConflictException",
                        "The operation cannot be performed at this time. The function is currently in the following"
                                + " state: Failed",
                        false));
        };
        if (state == State.INACTIVE) {
            become(State.PENDING, "The function is being restored.");
            threads.execute(this::initialiseAgain);
        }
        return refusal;
    }

    /** Sends one event through it, which must have been let in. */
    ByteBody invoke(String requestId, ByteBody event) throws InterruptedException {
        return running().invoke(requestId, event);
    }

    /** A day has passed; whatever has not been called for too long loses its snapshot. */
    synchronized void dayPassed() {
        idleDays++;
        if (function.snapStart() && state == State.ACTIVE && idleDays >= IDLE_DAYS) {
            close();
            instances = Optional.empty();
            become(State.INACTIVE, "The function has not been invoked for %d days.".formatted(IDLE_DAYS));
        }
    }

    /** Waits while it is pending. */
    synchronized void await() throws InterruptedException {
        while (state == State.PENDING) {
            wait();
        }
    }

    /** A line for people: which version, its state and the reason. */
    synchronized String line() {
        return (function.name() + ":1 " + state.text + " " + reason).strip();
    }

    /** The same as GetFunctionConfiguration says it. */
    synchronized ObjectNode state() {
        var json = JsonNodeFactory.instance.objectNode().put("State", state.text);
        if (!reason.isEmpty()) {
            json.put("StateReason", reason);
        }
        switch (state) {
            case PENDING -> json.put("StateReasonCode", "Creating");
            case INACTIVE -> json.put("StateReasonCode", "Idle");
            case FAILED -> json.put("StateReasonCode", "FunctionError");
            case ACTIVE -> {}
        }
        return json;
    }

    synchronized boolean isFailed() {
        return state == State.FAILED;
    }

    @Override
    public synchronized void close() {
        instances.ifPresent(ExecutionEnvironments::close);
    }

    private synchronized ExecutionEnvironments running() {
        return instances.orElseThrow(() -> new FunctionFailure("the version is not active"));
    }

    private void initialiseAgain() {
        try {
            initialise(State.INACTIVE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void initialise(State whenItFails) throws InterruptedException {
        try {
            var started = ExecutionEnvironments.start(starter, spares);
            synchronized (this) {
                instances = Optional.of(started);
                become(State.ACTIVE, "");
            }
        } catch (IOException e) {
            become(whenItFails, "FunctionError: " + e.getMessage());
        }
    }

    private synchronized void become(State next, String why) {
        state = next;
        reason = why;
        notifyAll();
    }
}
