package kaikin.policies.review.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A review as SARIF 2.1.0, within the limits of GitHub's code scanning.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
public final class SarifLog {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    /** How many GitHub takes of a run; the worst come first. */
    private static final int RESULTS = 25_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The same bytes on every system. */
    private static final ObjectWriter WRITER = JSON.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private SarifLog() {}

    /**
     * The file's text.
     *
     * @param version the tool's own
     */
    public static String of(Alerts alerts, String version) {
        var log = JSON.createObjectNode().put("$schema", SCHEMA).put("version", "2.1.0");
        var run = log.putArray("runs").addObject();
        run.putObject("tool").set("driver", driver(alerts, version));
        run.put("columnKind", "utf16CodeUnits");
        run.putObject("originalUriBaseIds")
                .putObject(SarifResults.ROOT)
                .putObject("description")
                .put("text", "The root of the repository.");
        var results = new SarifResults(alerts.rules());
        alerts.alerts().stream().limit(RESULTS).map(results::of).forEach(run.putArray("results")::add);
        return print(log);
    }

    private static ObjectNode driver(Alerts alerts, String version) {
        var driver = JSON.createObjectNode().put("name", "kaikin").put("version", version);
        alerts.rules().stream().map(SarifRules::of).forEach(driver.putArray("rules")::add);
        return driver;
    }

    private static String print(ObjectNode log) {
        try {
            return WRITER.writeValueAsString(log) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
