package kaikin.aws.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Systems Manager.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Operations.html">Systems Manager
 *     API</a>
 */
public final class Ssm {
    private static final String SERVICE = "ssm";
    private static final String TYPE = "application/x-amz-json-1.1";

    private final AwsApi api;
    private final Function<AwsRequest, AwsAnswer> caller;

    public Ssm(AwsApi api) {
        this(api, api::call);
    }

    private Ssm(AwsApi api, Function<AwsRequest, AwsAnswer> caller) {
        this.api = api;
        this.caller = caller;
    }

    /** The same service, called in another's name. */
    public Ssm as(Credentials other) {
        return new Ssm(api, request -> api.call(request, other));
    }

    /**
     * A command to be run.
     *
     * @param parameters of the document, each with one value
     * @param undeliveredAfter how long a server may take to fetch it
     */
    public record Command(
            String document,
            List<String> instances,
            Map<String, String> parameters,
            String comment,
            Duration undeliveredAfter) {}

    /** A command on one server. */
    public record Invocation(String command, String instance, String comment, String details) {}

    /** What a command wrote, and whether that is all. */
    public record Output(String details, String text) {}

    /** The decrypted parameters of these names, as far as they exist. */
    public Map<String, String> parameters(List<String> names) {
        var answer = call("GetParameters", Limits.USUAL, json -> {
            texts(json, "Names", names);
            json.writeBooleanField("WithDecryption", true);
        });
        return answer.each("Parameters").stream()
                .collect(Collectors.toMap(each -> text(each, "Name"), each -> text(each, "Value")));
    }

    /** A decrypted parameter. */
    public String parameter(String name) {
        var answer = call("GetParameter", Limits.USUAL, json -> {
            json.writeStringField("Name", name);
            json.writeBooleanField("WithDecryption", true);
        });
        return text(answer.object("Parameter").orElse(answer), "Value");
    }

    /** Starts a command; answers its id. */
    public String send(Command command, Limits limits) {
        var answer = call("SendCommand", limits, json -> {
            json.writeStringField("DocumentName", command.document());
            texts(json, "InstanceIds", command.instances());
            json.writeObjectFieldStart("Parameters");
            for (var each : command.parameters().entrySet()) {
                texts(json, each.getKey(), List.of(each.getValue()));
            }
            json.writeEndObject();
            json.writeStringField("Comment", command.comment());
            json.writeNumberField("TimeoutSeconds", command.undeliveredAfter().toSeconds());
        });
        return text(answer.object("Command").orElse(answer), "CommandId");
    }

    /** A command on all its servers. */
    public List<Invocation> invocations(String command) {
        var found = new ArrayList<Invocation>();
        Optional<String> next = Optional.empty();
        do {
            var page = invocations(command, next);
            page.each("CommandInvocations").forEach(each -> found.add(invocation(each)));
            next = page.text("NextToken").filter(token -> !token.isEmpty());
        } while (next.isPresent());
        return found;
    }

    /** What a command wrote to its standard output on one server. */
    public Output output(Invocation invocation) {
        var answer = call("GetCommandInvocation", Limits.USUAL, json -> {
            json.writeStringField("CommandId", invocation.command());
            json.writeStringField("InstanceId", invocation.instance());
        });
        return new Output(answer.text("StatusDetails").orElse(""), text(answer, "StandardOutputContent"));
    }

    private Json invocations(String command, Optional<String> next) {
        return call("ListCommandInvocations", Limits.USUAL, json -> {
            json.writeStringField("CommandId", command);
            if (next.isPresent()) {
                json.writeStringField("NextToken", next.get());
            }
        });
    }

    private static Invocation invocation(Json json) {
        return new Invocation(
                text(json, "CommandId"),
                text(json, "InstanceId"),
                json.text("Comment").orElse(""),
                json.text("StatusDetails").orElse(""));
    }

    /** Writes the fields of a request. */
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private Json call(String operation, Limits limits, Fields fields) {
        var answer = caller.apply(AwsRequest.post(SERVICE, api.host(SERVICE), TYPE, object(fields))
                .with("X-Amz-Target", "AmazonSSM." + operation)
                .within(limits));
        return Json.read(answer.text());
    }

    private static String object(Fields fields) {
        var text = new StringWriter();
        try (var json = Json.FACTORY.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void texts(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (var value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static String text(Json json, String name) {
        return json.text(name).orElseThrow(() -> AwsException.unreadable(SERVICE, "an answer without its " + name));
    }
}
