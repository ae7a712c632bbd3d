package kaikin.policies.rules.ssm;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PulumiTypes;

/** Documents of Systems Manager called {@code it}. */
final class SmallDocuments {
    private SmallDocuments() {}

    /** A document that says this, with single quotes for double ones. */
    static PlannedResource json(String content) {
        return content(content.replace("'", "\\'"));
    }

    /** A document whose content is this text, whatever it is. */
    static PlannedResource content(String content) {
        return SmallPlans.resource(PulumiTypes.DOCUMENT, "it", "{'content': '" + content + "'}");
    }
}
