package kaikin.sandbox.ssm;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kaikin.sandbox.cloud.CommandDocument;

/**
 * A document's script as the agent runs it: its lines joined, its parameters pasted in, or given in the environment
 * where the document asks for that and the agent knows it.
 */
record Script(String text, Map<String, String> parameters) {
    static Script of(CommandDocument document, Map<String, String> given) {
        var environment = new TreeMap<String, String>();
        var text = document.lines().stream().collect(Collectors.joining("\n", "", "\n"));
        for (var entry : given.entrySet()) {
            var parameter = document.parameters().get(entry.getKey());
            if (parameter != null && parameter.inEnvironment()) {
                environment.put(entry.getKey(), entry.getValue());
            } else {
                text = text.replaceAll(
                        "\\{\\{ *" + entry.getKey() + " *}}",
                        java.util.regex.Matcher.quoteReplacement(entry.getValue()));
            }
        }
        return new Script(text, environment);
    }
}
