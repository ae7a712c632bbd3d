package kaikin.policies.review.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import kaikin.policies.model.PrettyJson;

/**
 * A review as SARIF 2.1.0, within the limits of GitHub's code scanning.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
public final class SarifLog {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    /** How many GitHub takes of a run; the worst come first. */
    private static final int RESULTS = 25_000;

    private SarifLog() {}

    /**
     * The file's text.
     *
     * @param version the tool's own
     */
    public static String of(Alerts alerts, String version) {
        var log = JsonNodeFactory.instance.objectNode().put("$schema", SCHEMA).put("version", "2.1.0");
        var run = log.putArray("runs").addObject();
        run.putObject("tool").set("driver", driver(alerts, version));
        run.put("columnKind", "utf16CodeUnits");
        run.putObject("originalUriBaseIds")
                .putObject(SarifResults.ROOT)
                .putObject("description")
                .put("text", "The root of the repository.");
        var results = new SarifResults(alerts.rules());
        alerts.alerts().stream().limit(RESULTS).map(results::of).forEach(run.putArray("results")::add);
        return PrettyJson.of(log);
    }

    private static ObjectNode driver(Alerts alerts, String version) {
        var driver = JsonNodeFactory.instance.objectNode().put("name", "kaikin").put("version", version);
        alerts.rules().stream().map(SarifRules::of).forEach(driver.putArray("rules")::add);
        return driver;
    }
}
