package kaikin.policies.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The reader of Principal and NotPrincipal. */
final class PrincipalReader {
    private PrincipalReader() {}

    static PrincipalElement read(JsonNode node, boolean excluded) {
        return new PrincipalElement(excluded, node.isObject() ? kinds(node) : List.of(everyone(node)));
    }

    private static PrincipalName everyone(JsonNode node) {
        if (!node.isTextual() || !node.textValue().equals("*")) {
            throw new MalformedPolicyException(
                    "Principal must be «*», or an object such as {\"AWS\": …} or {\"Service\": …}");
        }
        return new PrincipalName.Everyone();
    }

    private static List<PrincipalName> kinds(JsonNode node) {
        if (node.isEmpty()) {
            throw new MalformedPolicyException("Principal is empty: name somebody");
        }
        return node.properties().stream().flatMap(PrincipalReader::names).toList();
    }

    private static Stream<PrincipalName> names(Map.Entry<String, JsonNode> kind) {
        var names = Json.texts(kind.getValue(), "Principal " + kind.getKey()).stream();
        return switch (kind.getKey()) {
            case "AWS" -> names.map(PrincipalName::aws);
            case "Service" -> names.map(PrincipalName::service);
            case "Federated" -> names.map(PrincipalName.Federated::new);
            case "CanonicalUser" ->
                throw new MalformedPolicyException(
                        "a canonical user cannot be told from its id: name the account instead");
            default ->
                throw new MalformedPolicyException(
                        "the principal kind «" + kind.getKey() + "» is not known: use AWS, Service or Federated");
        };
    }
}
