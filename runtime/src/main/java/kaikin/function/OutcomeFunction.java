package kaikin.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import kaikin.outcome.EndedCommand;
import kaikin.outcome.Telling.Told;
import org.crac.Core;
import org.crac.Resource;

/** The Lambda function that hears from EventBridge how a release ended, and tells it in the chat. */
public final class OutcomeFunction implements RequestStreamHandler, Resource {
    private final Journal journal = new Journal(System.out);
    private OutcomeAssembly assembly;

    /** Lambda makes one, before the first event. */
    public OutcomeFunction() {
        assembly = assembled();
        Core.getGlobalContext().register(this);
    }

    /** Fails where nobody could be told, so that Lambda tries again, and in the end keeps the event. */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var ended = EndedEvent.read(input);
        // Lambda's tries at one event have one request id.
        var request = context.getAwsRequestId();
        var told = ended.map(each -> assembly.telling().tell(each, request))
                .orElseGet(() -> new Told.Dropped("the event tells of no release that has ended"));
        journal.write("outcome", line(request, ended.map(EndedCommand::command).orElse("-"), told));
        if (told instanceof Told.Failed failed) {
            throw new NotToldException(failed.reason());
        }
    }

    private static Map<String, String> line(String request, String command, Told told) {
        return Map.of(
                "request",
                request,
                "command",
                command,
                "outcome",
                told.getClass().getSimpleName(),
                "detail",
                told + "");
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        assembly.prime();
    }

    /** Connections and credentials of the snapshot are old: everything is made anew. */
    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        assembly.clients().close();
        assembly = assembled();
    }

    private OutcomeAssembly assembled() {
        try {
            return OutcomeAssembly.of(System.getenv());
        } catch (IllegalStateException e) {
            journal.write("init", Map.of("outcome", "failed", "detail", String.valueOf(e.getMessage())));
            throw new NotStartedException();
        }
    }
}
