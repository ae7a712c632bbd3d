package kaikin.policies.rules;

import kaikin.policies.pack.About;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.plan.PlannedResource;

/** A document is for its own account. */
final class DocumentIsPrivate extends ResourceValidation {
    private static final About ABOUT = About.rule(
                    "A document is shared with nobody",
                    "Who reads it knows names and paths of the servers; who can name it can be made to run it",
                    "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html")
            .covering("CKV_AWS_303", "FSBP SSM.4");

    DocumentIsPrivate() {
        super("document-is-private", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(Types.DOCUMENT);
    }

    @Override
    protected void validate(PlannedResource resource, Report report) {
        Inputs.of(resource)
                .find("/permissions/accountIds")
                .ifPresent(accounts -> report.violation(
                        resource,
                        "permissions: " + accounts.asText(accounts.toString()),
                        "it is shared with " + accounts.asText(accounts.toString())));
        Inputs.of(resource)
                .find("/permissions/account_ids")
                .ifPresent(accounts -> report.violation(
                        resource,
                        "permissions: " + accounts.asText(accounts.toString()),
                        "it is shared with " + accounts.asText(accounts.toString())));
    }
}
