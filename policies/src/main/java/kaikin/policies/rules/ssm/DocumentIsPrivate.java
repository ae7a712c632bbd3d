package kaikin.policies.rules.ssm;

import java.util.stream.Stream;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.rules.PulumiTypes;

/** A document is for its own account. */
public final class DocumentIsPrivate extends ResourceValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A document is shared with nobody",
                    "Who reads it knows names and paths of the servers; who can name it can be made to run it",
                    "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html")
            .covering("CKV_AWS_303", "FSBP SSM.4");

    public DocumentIsPrivate() {
        super("document-is-private", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(PulumiTypes.DOCUMENT);
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        var inputs = ResourceInputs.of(resource);
        Stream.of("accountIds", "account_ids")
                .flatMap(key -> inputs.find("/permissions/" + key).stream())
                .map(accounts -> accounts.asText(accounts.toString()))
                .forEach(accounts ->
                        report.violation(resource, "permissions: " + accounts, "it is shared with " + accounts));
    }
}
