package kaikin.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import kaikin.aws.AwsClients;
import org.crac.Core;
import org.crac.Resource;

/** The Lambda function that hears how a release ended, or looks, and tells it in the chat. */
public final class OutcomeFunction implements RequestStreamHandler, Resource {
    private static final Duration PRIMING = Duration.ofSeconds(4);

    private final Map<String, String> variables;
    private final Function<String, AwsClients> aws;
    private final JsonLog journal;
    private OutcomeComponents assembly;

    /** Lambda makes one, before the first event. */
    public OutcomeFunction() {
        this(System.getenv(), AwsClients::open, new JsonLog(System.out));
    }

    /**
     * Fails where a variable is missing or broken, and for no other reason.
     *
     * @param aws opens the way to AWS in a region
     */
    OutcomeFunction(Map<String, String> variables, Function<String, AwsClients> aws, JsonLog journal) {
        this.variables = variables;
        this.aws = aws;
        this.journal = journal;
        assembly = assembled();
        Core.getGlobalContext().register(this);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        assembly.outcomes().take(input.readAllBytes(), context.getAwsRequestId());
    }

    /** Reads the token, whose absence then shows in the log, and rehearses, so that all that an end needs is warm. */
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        new Warmup(PRIMING, journal).all(() -> assembly.secrets().apiToken());
        var silent = new JsonLog(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        try {
            OutcomePriming.of(variables, silent).run();
        } catch (RuntimeException e) {
            // Who has not rehearsed is slow at first, and no worse.
            journal.write("priming", Map.of("outcome", "incomplete", "detail", e.toString()));
        }
    }

    /** Connections and credentials of the snapshot are old: everything is made anew. */
    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        assembly.clients().close();
        assembly = assembled();
    }

    private OutcomeComponents assembled() {
        try {
            return OutcomeComponents.of(variables, aws, journal);
        } catch (IllegalStateException e) {
            journal.write("init", Map.of("outcome", "failed", "detail", String.valueOf(e.getMessage())));
            throw new FunctionStartException();
        }
    }
}
