package kaikin.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Supplier;
import kaikin.aws.AwsClients;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * A Lambda function that starts from a snapshot: put together from its environment, primed before the snapshot is
 * taken, and put together anew when it is restored.
 *
 * @param <C> what it consists of
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">Lambda SnapStart</a>
 */
abstract class SnapStartHandler<C extends SnapStartHandler.Components> implements RequestStreamHandler, Resource {
    private final Supplier<C> assembly;
    private final JsonLog journal;
    private C components;

    /** The parts of a function, on their clients of AWS. */
    interface Components {
        AwsClients clients();
    }

    /**
     * Fails where a variable is missing or broken, and for no other reason: what AWS does not give now is asked for
     * again at the first event.
     *
     * @param assembly throws an {@link IllegalStateException} that says which variable it is
     */
    SnapStartHandler(Supplier<C> assembly, JsonLog journal) {
        this.assembly = assembly;
        this.journal = journal;
        components = assembled();
        Core.getGlobalContext().register(this);
    }

    /** The region that Lambda runs a function in. */
    static String region(Map<String, String> variables) {
        var region = variables.get("AWS_REGION");
        if (region == null) {
            throw new IllegalStateException("the environment variable AWS_REGION is missing: Lambda sets it");
        }
        return region;
    }

    /** Goes the function's whole way without reaching anyone. */
    abstract void prime(JsonLog silent);

    final C components() {
        return components;
    }

    final JsonLog journal() {
        return journal;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        // The lines of priming would be counted as answers.
        var silent = new JsonLog(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        try {
            prime(silent);
        } catch (RuntimeException e) {
            // A function that is not primed is slow at first, and no worse.
            journal.write("priming", Map.of("outcome", "incomplete", "detail", e.toString()));
        }
    }

    /** Connections, credentials and tokens of the snapshot are old: everything is made anew. */
    @Override
    public final void afterRestore(Context<? extends Resource> context) {
        components.clients().close();
        components = assembled();
    }

    private C assembled() {
        try {
            return assembly.get();
        } catch (IllegalStateException e) {
            journal.write("init", Map.of("outcome", "failed", "detail", String.valueOf(e.getMessage())));
            throw new NotStartedException();
        }
    }
}
