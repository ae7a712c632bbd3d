package kaikin.policies.intended;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.Access;
import kaikin.policies.access.AccessExamples;
import kaikin.policies.access.EffectivePermissions;
import kaikin.policies.access.PrincipalSet;
import kaikin.policies.access.PrincipalSet.OneRole;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.iam.StatementRequests;
import kaikin.policies.intended.DeploymentNames.Fleet;
import kaikin.policies.sets.Box;

/** Claims about the table that reviewers want to read in words, each held against the policies themselves. */
final class ClaimSentences {
    private static final int SHOWN = 3;

    private final Access access;
    private final DeploymentNames deployment;
    private final String bucket;
    private final AccessExamples examples;

    ClaimSentences(Access access, DeploymentNames deployment, AccessExamples examples) {
        this.access = access;
        this.examples = examples;
        this.deployment = deployment;
        this.bucket = "arn:aws:s3:::kaikin-ban-lists-" + deployment.hub() + "-" + deployment.region();
    }

    Stream<ClaimResult> results() {
        return Stream.of(
                nobodyOutside(),
                tokens(),
                servers(),
                serversBecome(),
                operators(),
                releases(),
                writers(),
                lists(),
                tls());
    }

    private ClaimResult nobodyOutside() {
        return nobody(
                "nobody outside the configured accounts can do anything at all",
                each(
                        set -> set instanceof PrincipalSet.OtherAccounts
                                || set instanceof PrincipalSet.Anonymous
                                || set instanceof PrincipalSet.Federated,
                        "'Action': '*', 'Resource': '*'"));
    }

    private ClaimResult tokens() {
        var tokens = "'Resource': 'arn:aws:ssm:*:" + deployment.hub() + ":parameter/kaikin/chatwork/*'";
        return nobody(
                "only the bot's functions can read its tokens, and no role can change them",
                Stream.concat(
                        each(
                                set -> !isRole(set, hub("kaikin-webhook"), hub("kaikin-outcome")),
                                "'Action': 'ssm:*Parameter*', " + tokens),
                        each(
                                set -> isRole(set, hub("kaikin-webhook"), hub("kaikin-outcome")),
                                "'Action': ['ssm:PutParameter', 'ssm:DeleteParameter*', 'ssm:LabelParameterVersion',"
                                        + " 'ssm:GetParameterHistory', 'ssm:GetParametersByPath'], " + tokens)));
    }

    private ClaimResult servers() {
        return nobody(
                "no server can start a command, or read or change a parameter of the bot's",
                Stream.concat(
                        each(this::isServer, "'Action': ['ssm:SendCommand', 'ssm:StartSession'], 'Resource': '*'"),
                        each(
                                this::isServer,
                                "'Action': ['ssm:GetParameter*', 'ssm:PutParameter', 'ssm:DeleteParameter*'], 'Resource':"
                                        + " 'arn:aws:ssm:*:*:parameter/kaikin*'")));
    }

    private ClaimResult serversBecome() {
        return nobody(
                "a server can become nobody but its own account's writer",
                deployment.fleets().stream()
                        .flatMap(fleet -> each(
                                set -> isRole(set, server(fleet)),
                                "'Action': 'sts:*', 'NotResource': '" + writer(fleet) + "'")));
    }

    private ClaimResult operators() {
        var operators = texts(ofFleets("kaikin-operator"));
        return nobody(
                "only the webhook function can become an operator, and only in the name of who asked",
                Stream.concat(
                        each(set -> !isRole(set, hub("kaikin-webhook")), "'Action': 'sts:*', 'Resource': " + operators),
                        each(
                                set -> isRole(set, hub("kaikin-webhook")),
                                "'Action': 'sts:*', 'Resource': " + operators
                                        + ", 'Condition': {'StringNotLike': {'sts:SourceIdentity': 'chatwork-*'}}")));
    }

    private ClaimResult releases() {
        var documents = texts(deployment.fleets().stream()
                .map(fleet -> "arn:aws:ssm:" + deployment.region() + ":" + fleet.account() + ":document/kaikin-release")
                .toList());
        return nobody(
                "only operators can start a release, and no command reaches a machine without the servers' tag",
                Stream.concat(
                        each(
                                set -> !isRole(set, ofFleets("kaikin-operator").toArray(String[]::new)),
                                "'Action': 'ssm:SendCommand', 'Resource': " + documents),
                        access.roles().stream()
                                .flatMap(role -> each(
                                        set -> isRole(set, role.arn().toString()),
                                        "'Action': 'ssm:SendCommand', 'Resource': 'arn:aws:ec2:*:*:instance/*'"
                                                + withoutTag(role.account())))));
    }

    /** In an account without servers no machine has their tag. */
    private String withoutTag(String account) {
        return deployment.fleets().stream()
                .filter(fleet -> fleet.account().equals(account))
                .findFirst()
                .map(fleet -> ", 'Condition': {'StringNotEquals': {'ssm:resourceTag/" + fleet.tagKey() + "': '"
                        + fleet.tagValue() + "'}}")
                .orElse("");
    }

    private ClaimResult writers() {
        return nobody(
                "a writer can do nothing but write lists of its own account",
                deployment.fleets().stream()
                        .flatMap(fleet -> Stream.concat(
                                each(set -> isRole(set, writer(fleet)), "'NotAction': 's3:PutObject', 'Resource': '*'"),
                                each(
                                        set -> isRole(set, writer(fleet)),
                                        "'Action': 's3:PutObject', 'NotResource': '" + bucket + "/ban-lists/"
                                                + fleet.account() + "/*'"))));
    }

    private ClaimResult lists() {
        return nobody(
                "only the webhook function can read a ban list",
                each(
                        set -> !isRole(set, hub("kaikin-webhook")),
                        "'Action': ['s3:GetObject', 's3:GetObjectVersion'], 'Resource': '" + bucket + "/ban-lists/*'"));
    }

    private ClaimResult tls() {
        return nobody(
                "nobody reaches the bucket in plain text",
                each(
                        set -> true,
                        "'Action': 's3:*', 'Resource': ['" + bucket + "', '" + bucket
                                + "/*'], 'Condition': {'Bool': {'aws:SecureTransport': 'false'}}"));
    }

    /** Some principals, and the requests of which they may do none. */
    private record ForbiddenRequests(PrincipalSet set, EffectivePermissions permissions, Box requests) {
        Stream<String> against(Access access, AccessExamples examples) {
            var allowed = permissions.allows().stream()
                    .flatMap(permission -> permission.and(requests).stream())
                    .flatMap(permission -> permissions.effective(permission).stream())
                    .toList();
            return allowed.isEmpty()
                    ? Stream.empty()
                    : Stream.of(set.name() + " may "
                            + examples.of(set.name(), "*", "*", allowed)
                                    .orElseThrow()
                                    .request() + path(access));
        }

        private String path(Access access) {
            return set instanceof OneRole role
                    ? "; path: " + String.join(" → ", access.pathTo(role.role().arn()))
                    : "";
        }
    }

    private Stream<ForbiddenRequests> each(Predicate<PrincipalSet> principals, String statement) {
        var parsed = PolicyDocument.parse(
                        ("{'Version': '2012-10-17', 'Statement': {'Effect': 'Allow', " + statement + "}}")
                                .replace('\'', '"'))
                .statements()
                .get(0);
        return access.permissions().entrySet().stream()
                .filter(entry -> principals.test(entry.getKey()))
                .flatMap(entry -> StatementRequests.of(parsed, entry.getKey().fixed())
                        .flatMap(box -> box.and(entry.getKey().box()))
                        .map(box -> new ForbiddenRequests(entry.getKey(), entry.getValue(), box))
                        .stream());
    }

    /** Some of those who can, and how many others there are. */
    private ClaimResult nobody(String claim, Stream<ForbiddenRequests> cases) {
        var against = cases.flatMap(forbidden -> forbidden.against(access, examples))
                .distinct()
                .toList();
        var shown = new ArrayList<>(against.subList(0, Math.min(SHOWN, against.size())));
        if (against.size() > SHOWN) {
            shown.add("and " + (against.size() - SHOWN) + " more");
        }
        return new ClaimResult(claim, shown);
    }

    private boolean isServer(PrincipalSet set) {
        return deployment.fleets().stream().anyMatch(fleet -> isRole(set, server(fleet)));
    }

    private static boolean isRole(PrincipalSet set, String... arns) {
        return set instanceof OneRole role
                && List.of(arns).contains(role.role().arn().toString());
    }

    private static String server(Fleet fleet) {
        return role(fleet.account(), fleet.server());
    }

    private String writer(Fleet fleet) {
        return hub("kaikin-writer-" + fleet.account());
    }

    private List<String> ofFleets(String name) {
        return deployment.fleets().stream()
                .map(fleet -> role(fleet.account(), name))
                .toList();
    }

    private String hub(String name) {
        return role(deployment.hub(), name);
    }

    private static String role(String account, String name) {
        return "arn:aws:iam::" + account + ":role/" + name;
    }

    private static String texts(Collection<String> texts) {
        return texts.stream().map(text -> "'" + text + "'").collect(Collectors.joining(", ", "[", "]"));
    }
}
