package kaikin.policies.rules.ssm;

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
        ResourceInputs.of(resource)
                .find("/permissions/accountIds")
                .ifPresent(accounts -> report.violation(
                        resource,
                        "permissions: " + accounts.asText(accounts.toString()),
                        "it is shared with " + accounts.asText(accounts.toString())));
        ResourceInputs.of(resource)
                .find("/permissions/account_ids")
                .ifPresent(accounts -> report.violation(
                        resource,
                        "permissions: " + accounts.asText(accounts.toString()),
                        "it is shared with " + accounts.asText(accounts.toString())));
    }
}
