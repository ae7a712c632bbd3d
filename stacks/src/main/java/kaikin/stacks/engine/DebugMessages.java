package kaikin.stacks.engine;

import com.google.protobuf.Empty;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;
import pulumirpc.EngineGrpc;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;

/**
 * Keeps the SDK's debug messages from the engine, which would drop them: four for each resource, with all of its inputs
 * and outputs in words, one after the other, and the program waits for the last.
 */
final class DebugMessages implements ClientInterceptor {
    private static final String LOG = EngineGrpc.getLogMethod().getFullMethodName();

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        var call = next.newCall(method, options);
        return method.getFullMethodName().equals(LOG) ? new LogCall<>(call) : call;
    }

    /** A message to the log, begun only when it is known what it says; one for debugging is answered here. */
    private static final class LogCall<Q, A> extends SimpleForwardingClientCall<Q, A> {
        private Listener<A> listener = new Listener<>() {};
        private Metadata headers = new Metadata();
        private int awaited;
        private boolean sent;

        LogCall(ClientCall<Q, A> call) {
            super(call);
        }

        @Override
        public void start(Listener<A> listener, Metadata headers) {
            this.listener = listener;
            this.headers = headers;
        }

        @Override
        public void request(int answers) {
            if (sent) {
                super.request(answers);
            } else {
                awaited += answers;
            }
        }

        @Override
        public void sendMessage(Q message) {
            if (!isForDebugging(message)) {
                sent = true;
                super.start(listener, headers);
                super.request(awaited);
                super.sendMessage(message);
            }
        }

        @Override
        public void halfClose() {
            if (sent) {
                super.halfClose();
            } else {
                answer();
            }
        }

        @Override
        public void cancel(@Nullable String message, @Nullable Throwable cause) {
            if (sent) {
                super.cancel(message, cause);
            }
        }

        private static boolean isForDebugging(Object message) {
            return message instanceof LogRequest log && log.getSeverity() == LogSeverity.DEBUG;
        }

        /** As the engine answers each of them. */
        @SuppressWarnings("unchecked")
        private void answer() {
            listener.onMessage((A) Empty.getDefaultInstance());
            listener.onClose(Status.OK, new Metadata());
        }
    }
}
