package kaikin.sandbox.services.ssm;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import kaikin.sandbox.cloud.DeployedDocument;

/**
 * A document's script as the agent runs it: its lines joined, its parameters pasted in, or given in the environment
 * where the document asks for that and the agent knows it.
 */
record DocumentScript(String text, Map<String, String> parameters) {
    /** An agent older than 3.3.2746.0 does not know {@code interpolationType}, and pastes every parameter. */
    static DocumentScript of(DeployedDocument document, Map<String, String> given, boolean oldAgent) {
        var environment = new TreeMap<String, String>();
        var text = document.lines().stream().collect(Collectors.joining("\n", "", "\n"));
        for (var entry : values(document, given).entrySet()) {
            var parameter = document.parameters().get(entry.getKey());
            if (parameter != null && parameter.inEnvironment() && !oldAgent) {
                environment.put(entry.getKey(), entry.getValue());
            } else {
                text = text.replaceAll(
                        "\\{\\{ *" + entry.getKey() + " *}}", Matcher.quoteReplacement(entry.getValue()));
            }
        }
        return new DocumentScript(text, environment);
    }

    private static Map<String, String> values(DeployedDocument document, Map<String, String> given) {
        var values = new TreeMap<String, String>();
        document.parameters()
                .forEach((name, parameter) -> parameter.byDefault().ifPresent(value -> values.put(name, value)));
        values.putAll(given);
        return values;
    }
}
