package kaikin.policies.rules;

import java.util.stream.Stream;
import kaikin.policies.iam.PrincipalName;
import kaikin.policies.iam.Statement;

/** Sorts the principals of a statement by kind. */
public final class PrincipalKind {
    private PrincipalKind() {}

    /** The accounts that it names as a whole. */
    public static Stream<String> accounts(Statement statement) {
        return names(statement, PrincipalName.Account.class).map(PrincipalName.Account::id);
    }

    /** The ARNs of roles, sessions and users that it names. */
    public static Stream<String> identities(Statement statement) {
        return names(statement, PrincipalName.Identity.class)
                .map(identity -> identity.arn().toString());
    }

    public static Stream<String> services(Statement statement) {
        return names(statement, PrincipalName.Service.class).map(PrincipalName.Service::name);
    }

    /** All accounts that it lets anyone in from. */
    public static Stream<String> accountsOf(Statement statement) {
        return Stream.concat(
                accounts(statement),
                names(statement, PrincipalName.Identity.class)
                        .map(identity -> identity.arn().account()));
    }

    private static <T extends PrincipalName> Stream<T> names(Statement statement, Class<T> kind) {
        return statement.principals().stream()
                .flatMap(principals -> principals.names().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
