package kaikin.sandbox.services.lambda;

import kaikin.sandbox.gateway.ByteBody;

/** What runs a function's code, one event at a time. */
interface ExecutionEnvironment extends AutoCloseable {
    /** Sends one event through the function, or throws the {@link FunctionFailure} that it reported. */
    ByteBody invoke(String requestId, ByteBody event) throws InterruptedException;

    /** Whether it can take another event. */
    boolean isUsable();

    @Override
    void close();
}
