package kaikin.policies.rules.ssm;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.Severity;
import kaikin.policies.rules.PulumiTypes;

/** A script ends at its first error, and in time. */
public final class DocumentScriptsAreStrict extends ResourceValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A document holds scripts and nothing else; every one runs in strict mode, and has a timeout",
                    "A script that goes on after an error reports success; one without a timeout holds the next one back for an hour",
                    "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-command-ssm-plugin-reference.html#aws-runShellScript")
            .of(Severity.MEDIUM);

    public DocumentScriptsAreStrict() {
        super("document-scripts-are-strict", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(PulumiTypes.DOCUMENT);
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        var content = DocumentContent.of(resource).json();
        if (!content.path("schemaVersion").asText().equals("2.2")
                || content.path("mainSteps").isEmpty()
                || content.has("runtimeConfig")) {
            report.violation(
                    resource, "schemaVersion", "its steps are not read here: write it in schema 2.2, with mainSteps");
        }
        for (var step : content.path("mainSteps")) {
            if (!step.path("action").asText().equals("aws:runShellScript")) {
                report.violation(
                        resource,
                        step.path("name").asText() + ": action",
                        "its step " + step.path("name").asText() + " is no script that is read here:"
                                + " write it as aws:runShellScript");
            }
        }
        for (var step : DocumentContent.of(resource).steps()) {
            if (!step.path("inputs").path("timeoutSeconds").asText().matches("[1-9][0-9]{0,4}")) {
                report.violation(
                        resource,
                        step.path("name").asText() + ": timeoutSeconds",
                        "its step " + step.path("name").asText() + " has no timeoutSeconds");
            }
            if (DocumentContent.lines(step)
                    .noneMatch(line -> line.matches("\\s*set -(?=[a-z]*e)(?=[a-z]*u)[a-z]+( pipefail)?"))) {
                report.violation(
                        resource,
                        step.path("name").asText() + ": set -eu",
                        "its step " + step.path("name").asText() + " never says «set -eu»");
            }
        }
    }
}
