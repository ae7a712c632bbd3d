package kaikin.policies.iam;

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
}
