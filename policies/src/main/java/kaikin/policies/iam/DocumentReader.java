package kaikin.policies.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The reader of a policy's outermost object. */
final class DocumentReader {
    private static final String VERSION = "2012-10-17";

    private DocumentReader() {}

    static PolicyDocument read(String json) {
        var document = Json.parse(json);
        Json.check(document, Set.of("Version", "Id", "Statement"));
        if (!document.path("Version").asText().equals(VERSION)) {
            throw new MalformedPolicyException(
                    "Version must be " + VERSION + ": IAM reads variables as plain text without it");
        }
        if (document.has("Id")) {
            Json.text(document.get("Id"), "Id");
        }
        return new PolicyDocument(statements(document.path("Statement")));
    }

    private static List<Statement> statements(JsonNode node) {
        if (node.isMissingNode()) {
            throw new MalformedPolicyException("Statement is missing: a policy needs at least one");
        }
        var items = Json.items(node, "Statement").toList();
        var statements = IntStream.range(0, items.size())
                .mapToObj(i -> StatementReader.read(items.get(i), i + 1))
                .toList();
        checkSids(statements);
        return statements;
    }

    private static void checkSids(List<Statement> statements) {
        var seen = new HashSet<String>();
        for (var statement : statements) {
            if (!seen.add(statement.sid())) {
                throw new MalformedPolicyException(
                        "two statements are called «" + statement.sid() + "»: IAM wants every Sid once");
            }
        }
    }
}
