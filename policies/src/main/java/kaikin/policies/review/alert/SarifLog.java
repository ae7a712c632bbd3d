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
import java.util.Map;
import kaikin.policies.model.PrettyJson;
import kaikin.policies.model.SourceLine;
import kaikin.policies.pack.Severity;

/**
 * Writes a review as SARIF 2.1.0, within the limits of GitHub's code scanning.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF</a>
 * @see <a href="https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning">What
 *     GitHub reads of it</a>
 */
public final class SarifLog {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    /** The number that GitHub takes of a run; the worst come first. */
    private static final int RESULTS = 25_000;
    /** The longest description that GitHub takes. */
    private static final int LONGEST = 1024;
    /** The base of all places, as GitHub knows it. */
    private static final String ROOT = "%SRCROOT%";

    private final Alerts alerts;
    /** The number of results that an identity has had so far. */
    private final Map<String, Integer> seen = new HashMap<>();

    private SarifLog(Alerts alerts) {
        this.alerts = alerts;
    }

    /**
     * The file's text.
     *
     * @param version the tool's own
     */
    public static String of(Alerts alerts, String version) {
        return PrettyJson.of(new SarifLog(alerts).log(version));
    }

    private ObjectNode log(String version) {
        var log = object().put("$schema", SCHEMA).put("version", "2.1.0");
        var run = log.putArray("runs").addObject();
        var driver =
                run.putObject("tool").putObject("driver").put("name", "kaikin").put("version", version);
        alerts.rules().stream().map(SarifLog::descriptor).forEach(driver.putArray("rules")::add);
        run.put("columnKind", "utf16CodeUnits");
        run.putObject("originalUriBaseIds")
                .putObject(ROOT)
                .putObject("description")
                .put("text", "The root of the repository.");
        alerts.alerts().stream().limit(RESULTS).map(this::result).forEach(run.putArray("results")::add);
        return log;
    }

    /** A rule's reporting descriptor. */
    private static ObjectNode descriptor(Alert.Rule rule) {
        var node = object().put("id", rule.id());
        node.putObject("shortDescription").put("text", cut(rule.info()));
        node.putObject("fullDescription").put("text", cut(rule.info() + ". " + rule.why() + "."));
        node.putObject("help")
                .put("text", "%s. %s. See %s".formatted(rule.info(), rule.why(), rule.link()))
                .put("markdown", "%s.\n\n**Why:** %s.\n\n<%s>".formatted(rule.info(), rule.why(), rule.link()));
        node.put("helpUri", rule.link());
        node.putObject("defaultConfiguration").put("level", rule.level().sarif());
        var properties = node.putObject("properties");
        properties.put("precision", "very-high").put("security-severity", score(rule.severity()));
        properties.putArray("tags").add("security").add("iam");
        return node;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** A number of GitHub's span for the severity. */
    private static String score(Severity severity) {
        return switch (severity) {
            case LOW -> "3.0";
            case MEDIUM -> "5.5";
            case HIGH -> "8.0";
            case CRITICAL -> "9.5";
        };
    }

    private ObjectNode result(Alert alert) {
        var rule = alert.rule().id();
        var result = object().put("ruleId", rule);
        result.put(
                "ruleIndex",
                alerts.rules().stream().map(Alert.Rule::id).toList().indexOf(rule));
        result.put("level", alert.level().sarif());
        result.putObject("message").put("text", plain(alert.toString()));
        var location = location(
                alert.places().isEmpty() ? whole(alert) : alert.places().get(0));
        location.putArray("logicalLocations")
                .addObject()
                .put("name", alert.name())
                .put("fullyQualifiedName", String.join("::", alert.stack(), alert.type(), alert.name()))
                .put("kind", "resource");
        result.putArray("locations").add(location);
        var related = JsonNodeFactory.instance.arrayNode();
        for (var place : alert.around()) {
            related.add(location(place).put("id", related.size() + 1));
        }
        if (!related.isEmpty()) {
            result.set("relatedLocations", related);
        }
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

    /** GitHub takes no result without a file: what no line of the program does stands in the one that is about it. */
    private static Alert.Location whole(Alert alert) {
        var ofOneStack = alert.type().contains(":");
        return new Alert.Location(
                new SourceLine(ofOneStack ? "Pulumi." + alert.stack() + ".yaml" : "policies/intended-access.md", 1),
                "no line of the program is known to do this: it is about " + alert.stack());
    }

    private static ObjectNode location(Alert.Location place) {
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
