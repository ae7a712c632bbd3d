package kaikin.sandbox.services.lambda;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.cloud.DeployedFunction;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.services.lambda.ExecutionEnvironments.ExecutionEnvironment;

/** Functions without processes, for tests of what is around them. */
public final class Functions {
    private Functions() {}

    /** Publishes a function whose code is this. */
    public static void publish(Lambda lambda, DeployedFunction function, UnaryOperator<String> code)
            throws InterruptedException {
        lambda.publish(version(function, () -> new Fake(code)));
    }

    static FunctionVersion version(DeployedFunction function, ExecutionEnvironments.Starter starter) {
        var role = Arn.parse(function.roleArn());
        return new FunctionVersion(
                function,
                new RoleSession(role.account(), role.resource().substring("role/".length()), function.name()),
                starter,
                0,
                Executors.newCachedThreadPool());
    }

    /** Code that fails until it has been started so often. */
    static ExecutionEnvironments.Starter failingUntil(AtomicInteger starts, int fine) {
        return () -> {
            if (starts.incrementAndGet() < fine) {
                throw new IOException("no tokens");
            }
            return new Fake(event -> event);
        };
    }

    private record Fake(UnaryOperator<String> code) implements ExecutionEnvironment {
        @Override
        public ByteBody invoke(String requestId, ByteBody event) {
            return ByteBody.of(code.apply(event.text()));
        }

        @Override
        public boolean isUsable() {
            return true;
        }

        @Override
        public void close() {}
    }
}
