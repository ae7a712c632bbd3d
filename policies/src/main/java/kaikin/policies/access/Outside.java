package kaikin.policies.access;

import java.util.List;
import java.util.stream.Stream;
import kaikin.policies.iam.PrincipalName;
import kaikin.policies.iam.Principals;
import kaikin.policies.iam.Statement;

/** Whom a statement lets in who is no role of the plans. */
final class Outside {
    private Outside() {}

    /** Their names as the policy has them; an account that is narrowed to roles counts as those roles. */
    static Stream<String> of(Statement statement, Access access) {
        return statement.principals().stream()
                .flatMap(principals -> names(principals, narrowed(statement)))
                .filter(name -> access.roles().stream()
                        .noneMatch(role -> role.arn().toString().equals(name)));
    }

    private static Stream<String> names(Principals principals, List<String> narrowed) {
        if (principals.excluded()) {
            return Stream.of(principals.toString());
        }
        return principals.names().stream()
                .flatMap(name -> name instanceof PrincipalName.Account && !narrowed.isEmpty()
                        ? narrowed.stream()
                        : Stream.of(name.toString()));
    }

    private static List<String> narrowed(Statement statement) {
        return statement.conditions().stream()
                .filter(condition -> condition.key().equalsIgnoreCase("aws:PrincipalArn"))
                .filter(condition -> List.of("ArnEquals", "StringEquals").contains(condition.operator()))
                .flatMap(condition -> condition.values().stream())
                .toList();
    }
}
