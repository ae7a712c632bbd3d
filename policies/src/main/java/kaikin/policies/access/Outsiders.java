package kaikin.policies.access;

import java.util.List;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.NamedPolicy;

/** Callers for the names that policies have for people and services; who is no role of ours may do all at home. */
final class Outsiders {
    /** Nobody's. */
    static final String ACCOUNT = "000000000000";

    private static final NamedPolicy EVERYTHING = NamedPolicy.allowing("everything", "*");

    private Outsiders() {}

    static boolean isRole(String principal) {
        return principal.matches("arn:aws:iam::[0-9]{12}:role/[^*?]+");
    }

    static Caller caller(String principal) {
        if (principal.endsWith(".amazonaws.com")) {
            return new Caller.ServicePrincipal(principal);
        }
        var account = principal.replaceFirst("^.*?([0-9]{12}).*$", "$1");
        return new Caller.RoleSession(Arn.isAccount(account) ? account : ACCOUNT, "somebody", "session");
    }

    /** What somebody else's people have been given at home, which the plans cannot know: everything, to be safe. */
    static List<NamedPolicy> powers(String principal) {
        return principal.endsWith(".amazonaws.com") ? List.of() : List.of(EVERYTHING);
    }
}
