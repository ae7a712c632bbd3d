package kaikin.policies.review.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import kaikin.policies.model.SourceLine;

/** SARIF's results of one run, in the order in which they are asked for. */
final class SarifResults {
    /** What places are relative to, as GitHub knows it. */
    static final String ROOT = "%SRCROOT%";

    private final List<String> rules;
    /** How many results an identity has had so far. */
    private final Map<String, Integer> seen = new HashMap<>();

    SarifResults(List<AlertRule> rules) {
        this.rules = rules.stream().map(AlertRule::id).toList();
    }

    ObjectNode of(Alert alert) {
        var result = object().put("ruleId", alert.rule().id());
        result.put("ruleIndex", rules.indexOf(alert.rule().id()));
        result.put("level", alert.level().sarif());
        result.putObject("message").put("text", plain(alert.toString()));
        var location = location(
                alert.places().isEmpty() ? whole(alert) : alert.places().get(0));
        location.putArray("logicalLocations").add(resource(alert));
        result.putArray("locations").add(location);
        around(alert, result);
        // The one fingerprint that GitHub compares.
        result.putObject("partialFingerprints").put("primaryLocationLineHash", fingerprint(alert));
        alert.exemption()
                .ifPresent(reason -> result.putArray("suppressions")
                        .addObject()
                        .put("kind", "inSource")
                        .put("status", "accepted")
                        .put("justification", reason));
        return result;
    }

    private static void around(Alert alert, ObjectNode result) {
        var related = JsonNodeFactory.instance.arrayNode();
        for (var place : alert.around()) {
            related.add(location(place).put("id", related.size() + 1));
        }
        if (!related.isEmpty()) {
            result.set("relatedLocations", related);
        }
    }

    /** GitHub takes no result without a file: what no line of the program does stands in the one that is about it. */
    private static Location whole(Alert alert) {
        var ofOneStack = alert.type().contains(":");
        return new Location(
                new SourceLine(ofOneStack ? "Pulumi." + alert.stack() + ".yaml" : "policies/intended-access.md", 1),
                "no line of the program is known to do this: it is about " + alert.stack());
    }

    private static ObjectNode location(Location place) {
        var location = object();
        var physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation")
                .put("uri", uri(place.line().file()))
                .put("uriBaseId", ROOT);
        physical.putObject("region").put("startLine", place.line().line());
        location.putObject("message").put("text", plain(place.what()));
        return location;
    }

    /** A path from the repository's root as a relative reference (RFC 3986). */
    private static String uri(String file) {
        try {
            return new URI(null, null, "/" + file, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("«" + file + "» is no path", e);
        }
    }

    private static ObjectNode resource(Alert alert) {
        return object().put("name", alert.name())
                .put("fullyQualifiedName", String.join("::", alert.stack(), alert.type(), alert.name()))
                .put("kind", "resource");
    }

    /** Two results of one rule on one subject differ by their count. */
    private String fingerprint(Alert alert) {
        var count = seen.merge(alert.identity(), 1, Integer::sum);
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest(alert.identity().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8) + ":" + count;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A message is no place for links, and a name could be written like one. */
    private static String plain(String text) {
        return text.replace("](", "] (");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
