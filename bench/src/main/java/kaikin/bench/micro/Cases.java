package kaikin.bench.micro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Decision;
import kaikin.policies.iam.Evaluator;
import kaikin.policies.iam.Grants;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.iam.RequestContext;

/** The questions of this project across two accounts, as both evaluators are asked. */
public final class Cases {
    private static final String FILE = "cases.json";

    private Cases() {}

    /** A question, the policies about it as text, and the answer that both must give. */
    record Case(AccessRequest request, List<String> identity, Optional<String> resource, Decision.Result expected) {
        Grants grants() {
            return new Grants(identity.stream().map(Case::named).toList(), resource.map(Case::named), Optional.empty());
        }

        Decision decide(Grants grants) {
            return Evaluator.decide(request, grants);
        }

        private static NamedPolicy named(String text) {
            return new NamedPolicy("policy", PolicyDocument.parse(text));
        }
    }

    /** The file as it is. */
    public static byte[] bytes() throws IOException {
        try (InputStream in = Objects.requireNonNull(Cases.class.getResourceAsStream(FILE), FILE)) {
            return in.readAllBytes();
        }
    }

    static List<Case> read() throws IOException {
        var cases = JsonMapper.builder().build().readTree(bytes());
        return StreamSupport.stream(cases.spliterator(), false).map(Cases::read).toList();
    }

    /** What each ends with, in order. */
    public static List<Decision.Result> expected() throws IOException {
        return read().stream().map(Case::expected).toList();
    }

    private static Case read(JsonNode node) {
        var caller = new Caller.RoleSession(text(node, "account"), text(node, "role"), text(node, "role"));
        var context = RequestContext.EMPTY;
        for (var entry : node.path("context").properties()) {
            context = context.with(entry.getKey(), entry.getValue().asText());
        }
        return new Case(
                new AccessRequest(caller, text(node, "action"), text(node, "resource"), text(node, "owner"), context),
                StreamSupport.stream(node.path("identity").spliterator(), false)
                        .map(JsonNode::toString)
                        .toList(),
                Optional.of(node.path("resourcePolicy"))
                        .filter(JsonNode::isObject)
                        .map(JsonNode::toString),
                Decision.Result.valueOf(text(node, "verdict")));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
