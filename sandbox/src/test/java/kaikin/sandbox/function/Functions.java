package kaikin.sandbox.function;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.cloud.Function;
import kaikin.sandbox.gateway.Body;

/** Functions without processes, for tests of what is around them. */
public final class Functions {
    private Functions() {}

    /** Publishes a function whose code is this. */
    public static void publish(Lambda lambda, Function function, UnaryOperator<String> code)
            throws InterruptedException {
        lambda.publish(version(function, () -> new Fake(code)));
    }

    static Version version(Function function, Instances.Starter starter) {
        var role = Arn.parse(function.roleArn());
        return new Version(
                function,
                new RoleSession(role.account(), role.resource().substring("role/".length()), function.name()),
                starter,
                0,
                Executors.newCachedThreadPool());
    }

    /** Code that fails until it has been started so often. */
    static Instances.Starter failingUntil(AtomicInteger starts, int fine) {
        return () -> {
            if (starts.incrementAndGet() < fine) {
                throw new IOException("no tokens");
            }
            return new Fake(event -> event);
        };
    }

    private record Fake(UnaryOperator<String> code) implements ExecutionEnvironment {
        @Override
        public Body invoke(String requestId, Body event) {
            return Body.of(code.apply(event.text()));
        }

        @Override
        public boolean isUsable() {
            return true;
        }

        @Override
        public void close() {}
    }
}
