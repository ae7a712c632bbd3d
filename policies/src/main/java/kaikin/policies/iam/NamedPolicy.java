package kaikin.policies.iam;

import java.util.List;

/** A policy under the name that decisions quote it by. */
public record NamedPolicy(String name, PolicyDocument document) {
    /**
     * A policy of a role that allows an action on everything.
     *
     * @param action as a policy writes it, wildcards included
     */
    public static NamedPolicy allowing(String name, String action) {
        return new NamedPolicy(
                name,
                PolicyDocument.parse(
                        "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"" + action
                                + "\", \"Resource\": \"*\"}}"));
    }

    /** A policy of a role of which only the ARN is known: it may allow anything. */
    public static NamedPolicy unknown(String arn) {
        var all = allowing(arn, "*").document().statements().get(0);
        var conditions = List.<Condition>of(new Condition.UnknownPolicyText(arn));
        return new NamedPolicy(
                arn,
                new PolicyDocument(List.of(new Statement(
                        all.sid(), all.effect(), all.principals(), all.actions(), all.resources(), conditions))));
    }
}
