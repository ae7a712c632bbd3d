package kaikin.policies.rules.ssm;

import java.util.HashMap;
import java.util.regex.Pattern;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.Severity;
import kaikin.policies.rules.PulumiTypes;

/** No parameter becomes part of a script. */
public final class DocumentParametersAreNotPasted extends ResourceValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "No script of a document contains {{ Parameter }}: parameters come in the environment",
                    "What is pasted into a script is read as shell",
                    "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html")
            .of(Severity.CRITICAL);

    private static final Pattern PASTED = Pattern.compile("\\{\\{\\s*([^}\\s]+)\\s*}}");

    public DocumentParametersAreNotPasted() {
        super("document-parameters-are-not-pasted", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(PulumiTypes.DOCUMENT);
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        var seen = new HashMap<String, Integer>();
        var before = "";
        for (var line : DocumentContent.of(resource).script().lines().toList()) {
            for (var match : PASTED.matcher(line).results().toList()) {
                var place = "%s: «%s» after «%s»".formatted(match.group(1), line.strip(), before.strip());
                var count = seen.merge(place, 1, Integer::sum);
                report.violation(
                        resource,
                        count == 1 ? place : place + " (" + count + ")",
                        "it pastes the parameter " + match.group(1) + " into its script, in the line «" + line.strip()
                                + "»");
            }
            before = line;
        }
    }
}
