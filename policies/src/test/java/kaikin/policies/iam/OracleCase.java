package kaikin.policies.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A request and the policies about it, in their own words: both evaluators read the same. */
record OracleCase(
        AccessRequest request, List<String> identity, Optional<String> session, Optional<String> resourcePolicy) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** All of them, as text. */
    Stream<String> policies() {
        return Stream.of(identity.stream(), session.stream(), resourcePolicy.stream())
                .flatMap(each -> each);
    }

    Decision decide() {
        return Evaluator.decide(
                request,
                new Grants(
                        identity.stream().map(text -> named("identity", text)).toList(),
                        resourcePolicy.map(text -> named("resource", text)),
                        session.map(text -> named("session", text))));
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        if (request.caller() instanceof Caller.Anonymous) {
            json.putNull("principal");
        } else {
            json.put("principal", request.caller().toString());
        }
        json.put("action", request.action())
                .put("resource", request.resource())
                .put("account", request.resourceAccount());
        var context = json.putObject("context");
        request.fullContext().asMap().forEach((key, values) -> {
            if (ConditionKeys.isMultiValued(new ConditionKey(key))) {
                values.forEach(context.withArray(key)::add);
            } else {
                context.put(key, values.get(0));
            }
        });
        identity.forEach(text -> json.withArray("identity").add(parse(text)));
        json.withArray("identity");
        session.ifPresent(text -> json.set("session", parse(text)));
        resourcePolicy.ifPresent(text -> json.set("resourcePolicy", parse(text)));
        return json;
    }

    private static NamedPolicy named(String name, String text) {
        return new NamedPolicy(name, PolicyDocument.parse(text));
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
