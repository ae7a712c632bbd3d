package kaikin.sandbox.services.ssm;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kaikin.sandbox.cloud.DeployedDocument;
import kaikin.sandbox.gateway.AwsException;

/** Holds a command's parameters against its document, as the service does before any server hears of it. */
final class ParameterCheck {
    private ParameterCheck() {}

    static void check(DeployedDocument document, Map<String, String> parameters) {
        parameters.keySet().stream()
                .filter(name -> !document.parameters().containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw invalid("the document " + document.name() + " has no parameter " + name);
                });
        document.parameters().forEach((name, parameter) -> {
            var value = Optional.ofNullable(parameters.get(name))
                    .or(parameter::byDefault)
                    .orElseThrow(() -> invalid("the parameter " + name + " is missing"));
            if (!parameter.allowedValues().isEmpty()
                    && !parameter.allowedValues().contains(value)) {
                throw invalid("the value of " + name + " is none of " + parameter.allowedValues());
            }
            // Unanchored, as the service matches: a pattern that binds must be anchored by itself. Its $ is the very
            // end; Java's would also match before a last newline.
            if (!Pattern.compile(parameter.allowedPattern().replaceFirst("\\$$", "\\\\z"))
                    .matcher(value)
                    .find()) {
                throw invalid(
                        "the value of " + name + " does not match the allowed pattern " + parameter.allowedPattern());
            }
        });
    }

    private static AwsException invalid(String complaint) {
        return new AwsException(400, "InvalidParameters", complaint);
    }
}
