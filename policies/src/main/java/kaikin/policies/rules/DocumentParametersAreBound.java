package kaikin.policies.rules;

import java.util.regex.Pattern;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.Severity;
import kaikin.policies.plan.PlannedResource;

/** What a document takes is bound. */
final class DocumentParametersAreBound extends ResourceValidation {
    private static final Pattern SHELL = Pattern.compile("[`'\"&;<>!#~$\\s]|\\[\\^|\\\\[SWDPsnrt]");

    private static final About ABOUT = About.rule(
                    "Every parameter of a command document is a closed list, or has an anchored pattern that admits no shell character",
                    "The agent looks for the pattern anywhere in the text, and on older agents the text becomes part of the script",
                    "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html")
            .of(Severity.CRITICAL);

    DocumentParametersAreBound() {
        super("document-parameters-are-bound", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(Types.DOCUMENT);
    }

    @Override
    protected void validate(PlannedResource resource, Report report) {
        for (var parameter : DocumentContent.of(resource).parameters().properties()) {
            var body = parameter.getValue();
            var pattern = body.path("allowedPattern").asText();
            if (!body.has("allowedValues") && !isSafe(pattern)) {
                report.violation(
                        resource,
                        parameter.getKey() + ": «" + pattern + "»",
                        "its parameter " + parameter.getKey() + " takes «" + pattern
                                + "»: anchor it with ^ and $, and list the characters that it admits");
            }
            if (!body.has("allowedValues")
                    && !body.path("interpolationType").asText().equals("ENV_VAR")) {
                report.violation(
                        resource,
                        parameter.getKey() + ": interpolationType",
                        "its parameter " + parameter.getKey() + " is not given in the environment:"
                                + " set interpolationType to ENV_VAR");
            }
        }
    }

    /** No quote, no space, no operator of the shell, and nothing that stands for characters that are not listed. */
    private static boolean isSafe(String pattern) {
        var inside = pattern.replaceAll("^\\^|\\$$", "");
        return pattern.startsWith("^")
                && pattern.endsWith("$")
                && SHELL.matcher(inside).results().findAny().isEmpty()
                && !inside.replaceAll("\\[[^\\]]*]|\\\\[.]", "").contains(".")
                && isOneWhole(inside);
    }

    /** An alternative outside of all groups would be anchored on one side only. */
    private static boolean isOneWhole(String inside) {
        var outside = inside;
        for (var before = ""; !before.equals(outside); ) {
            before = outside;
            outside = outside.replaceAll("\\([^()]*\\)", "");
        }
        return !outside.contains("|");
    }
}
