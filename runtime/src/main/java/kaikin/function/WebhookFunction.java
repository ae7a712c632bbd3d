package kaikin.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Function;
import kaikin.aws.AwsClients;
import org.crac.Core;
import org.crac.Resource;

/** The Lambda function behind the hub's webhook address. */
public final class WebhookFunction implements RequestStreamHandler, Resource {
    private final Map<String, String> variables;
    private final Function<String, AwsClients> aws;
    private final JsonLog journal;
    private WebhookComponents assembly;

    /** Lambda makes one, before the first event. */
    public WebhookFunction() {
        this(System.getenv(), AwsClients::open, new JsonLog(System.out));
    }

    /**
     * Fails where a variable is missing or broken, and for no other reason: what AWS does not give now is asked for
     * again at the first event.
     *
     * @param aws opens the way to AWS in a region
     */
    WebhookFunction(Map<String, String> variables, Function<String, AwsClients> aws, JsonLog journal) {
        this.variables = variables;
        this.aws = aws;
        this.journal = journal;
        assembly = assembled();
        Core.getGlobalContext().register(this);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var bytes = input.readAllBytes();
        var request = context.getAwsRequestId();
        if (ScheduledEvent.isKeepActive(bytes)) {
            journal.write("keep-active", Map.of("request", request));
            HttpApiResponse.OK.write(output);
            return;
        }
        if (ScheduledEvent.isSelfCheck(bytes)) {
            assembly.check().run(request);
            HttpApiResponse.OK.write(output);
            return;
        }
        var event = HttpApiEvent.read(new ByteArrayInputStream(bytes));
        (event.isPresent() ? assembly.webhook().answer(event.get(), request) : notHttp(request)).write(output);
    }

    private HttpApiResponse notHttp(String request) {
        journal.write("webhook", Map.of("request", request, "outcome", "refused", "detail", "no event of the API's"));
        return HttpApiResponse.BAD_REQUEST;
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        // Its lines would be counted as answers.
        var silent = new JsonLog(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        try {
            WebhookPriming.of(variables, silent).run();
        } catch (RuntimeException e) {
            // Who has not rehearsed is slow at first, and no worse.
            journal.write("priming", Map.of("outcome", "incomplete", "detail", e.toString()));
        }
    }

    /** Connections, credentials and tokens of the snapshot are old: everything is made anew. */
    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        assembly.clients().close();
        assembly = assembled();
    }

    private WebhookComponents assembled() {
        try {
            return WebhookComponents.of(variables, aws, journal);
        } catch (IllegalStateException e) {
            journal.write("init", Map.of("outcome", "failed", "detail", String.valueOf(e.getMessage())));
            throw new FunctionStartException();
        }
    }
}
