package kaikin.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** The Lambda function behind the hub's webhook address. */
public final class WebhookFunction implements RequestStreamHandler, Resource {
    private final Journal journal = new Journal(System.out);
    private Assembly assembly;

    /** Lambda makes one, before the first event; it fails here rather than at the first person's question. */
    public WebhookFunction() {
        assembly = assembled();
        Core.getGlobalContext().register(this);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = HttpEvent.read(input);
        var request = context.getAwsRequestId();
        (event.isPresent() ? assembly.webhook().answer(event.get(), request) : notHttp(request)).write(output);
    }

    private HttpAnswer notHttp(String request) {
        journal.write("webhook", Map.of("request", request, "outcome", "refused", "detail", "no event of the API's"));
        return HttpAnswer.BAD_REQUEST;
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        new Priming(assembly, journal).run();
        // Its lines would be counted as answers.
        var silent = new Journal(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        DressRehearsal.of(System.getenv(), silent).run();
    }

    /** Connections, credentials and tokens of the snapshot are old: everything is made anew. */
    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        assembly.clients().close();
        assembly = assembled();
    }

    private Assembly assembled() {
        try {
            return Assembly.of(System.getenv(), journal);
        } catch (IllegalStateException e) {
            journal.write("init", Map.of("outcome", "failed", "detail", String.valueOf(e.getMessage())));
            throw new NotStartedException();
        }
    }
}
