package kaikin.sandbox.function;

import kaikin.sandbox.gateway.Body;

/** What runs a function's code, one event at a time. */
interface ExecutionEnvironment extends AutoCloseable {
    /** Sends one event through the function, or throws the {@link FunctionFailure} that it reported. */
    Body invoke(String requestId, Body event) throws InterruptedException;

    /** Whether it can take another event. */
    boolean isUsable();

    @Override
    void close();
}
