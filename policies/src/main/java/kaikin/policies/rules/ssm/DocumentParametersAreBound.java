package kaikin.policies.rules.ssm;

import java.util.regex.Pattern;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.Severity;
import kaikin.policies.rules.PulumiTypes;

/** A document takes bound parameters only. */
public final class DocumentParametersAreBound extends ResourceValidation {
    private static final String CHARACTER = "[A-Za-z0-9_:/,@%+=-]|\\\\[./+-]|\\\\d";
    private static final String CLASS =
            "\\[(?:[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]|[A-Za-z0-9_.:/,@%+=]|\\\\[./-]|\\\\d)+-?]";
    private static final String TIMES = "(?:[*+?]|\\{[0-9]{1,4}(?:,(?:[0-9]{1,4})?)?})?";

    /** A pattern without groups. */
    private static final Pattern FLAT = Pattern.compile("(?:(?:" + CHARACTER + "|" + CLASS + ")" + TIMES + ")*");

    /** An innermost group, each of its alternatives without groups. */
    private static final Pattern GROUP = Pattern.compile("\\((?:\\?:)?(" + FLAT + "(?:\\|" + FLAT + ")*)\\)" + TIMES);

    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "Every parameter of a command document is a closed list, or has an anchored pattern that admits no shell character",
                    "The agent looks for the pattern anywhere in the text, and on older agents the text becomes part of the script",
                    "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html")
            .of(Severity.CRITICAL);

    public DocumentParametersAreBound() {
        super("document-parameters-are-bound", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(PulumiTypes.DOCUMENT);
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
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

    /** What is not understood is not safe: listed characters in groups, from the text's beginning to its end. */
    private static boolean isSafe(String pattern) {
        if (pattern.length() < 2 || !pattern.startsWith("^") || !pattern.endsWith("$")) {
            return false;
        }
        var rest = pattern.substring(1, pattern.length() - 1);
        for (var before = ""; !before.equals(rest); ) {
            before = rest;
            rest = GROUP.matcher(rest).replaceFirst("x");
        }
        return FLAT.matcher(rest).matches();
    }
}
