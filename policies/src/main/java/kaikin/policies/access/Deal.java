package kaikin.policies.access;

import java.util.List;

/** One principal, one action and one resource, as policies write them: what two sets of policies are compared by. */
record Deal(String principal, String action, String resource) {
    static Deal of(Grant grant) {
        return new Deal(grant.principal(), grant.action(), grant.resource());
    }

    static Deal of(Edge edge) {
        return new Deal(edge.from(), "sts:AssumeRole", edge.to().toString());
    }

    /** Whether a request can be made up that fits it. */
    boolean isProbeable() {
        return action.matches("[A-Za-z0-9*?:-]+") && !resource.startsWith("NotResource");
    }

    /** An action that the pattern takes, and that no policy is likely to name. */
    String someAction() {
        var concrete = Circumstances.concrete(action);
        return concrete.contains(":") ? concrete : "x:" + concrete;
    }

    /** A resource that the pattern takes. */
    String someResource() {
        return Circumstances.resource(resource);
    }

    /** The same with other names for roles. */
    Deal renamed(List<Renaming> renamings) {
        var named = this;
        for (var renaming : renamings) {
            named = new Deal(renaming.in(named.principal), named.action, renaming.in(named.resource));
        }
        return named;
    }

    /** A role that has another name now. */
    record Renaming(String from, String to) {
        String in(String text) {
            return text.equals(from) ? to : text;
        }
    }
}
