package kaikin.policies.rules;

import java.util.regex.Pattern;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.Severity;
import kaikin.policies.plan.PlannedResource;

/** No parameter becomes part of a script. */
final class DocumentParametersAreNotPasted extends ResourceValidation {
    private static final About ABOUT = About.rule(
                    "No script of a document contains {{ Parameter }}: parameters come in the environment",
                    "What is pasted into a script is read as shell",
                    "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html")
            .of(Severity.CRITICAL);

    private static final Pattern PASTED = Pattern.compile("\\{\\{\\s*([^}\\s]+)\\s*}}");

    DocumentParametersAreNotPasted() {
        super("document-parameters-are-not-pasted", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(Types.DOCUMENT);
    }

    @Override
    protected void validate(PlannedResource resource, Report report) {
        var content = DocumentContent.of(resource);
        var pasted = PASTED.matcher(content.script())
                .results()
                .map(match -> match.group(1))
                .distinct();
        pasted.forEach(name -> report.violation(resource, "it pastes the parameter " + name + " into its script"));
    }
}
