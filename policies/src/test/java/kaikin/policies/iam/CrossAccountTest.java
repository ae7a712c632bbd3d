package kaikin.policies.iam;

import static kaikin.policies.iam.Policies.FLEET;
import static kaikin.policies.iam.Policies.HUB;
import static kaikin.policies.iam.Policies.OPERATOR_ROLE;
import static kaikin.policies.iam.Policies.WEBHOOK;
import static kaikin.policies.iam.Policies.grants;
import static kaikin.policies.iam.Policies.policy;
import static kaikin.policies.iam.Policies.request;
import static kaikin.policies.iam.Policies.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The hub's webhook assumes a fleet's operator role. */
class CrossAccountTest {
    private static final NamedPolicy GRANT = policy(
            "webhook",
            "{'Sid': 'Operate', 'Effect': 'Allow', 'Action': ['sts:AssumeRole', 'sts:SetSourceIdentity'],"
                    + " 'Resource': 'arn:aws:iam::222222222222:role/kaikin-operator'}");
    private static final NamedPolicy TRUST = policy(
            "operator trust",
            "{'Sid': 'Hub', 'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::111111111111:root'},"
                    + " 'Action': ['sts:AssumeRole', 'sts:SetSourceIdentity'], 'Condition': {"
                    + "'ArnEquals': {'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/kaikin-webhook'},"
                    + "'StringEquals': {'sts:ExternalId': 'kaikin'},"
                    + "'StringLike': {'sts:SourceIdentity': 'chatwork-*'}}}");
    private static final AccessRequest ASSUME = assume(WEBHOOK);

    private static AccessRequest assume(Caller caller) {
        var bare = request(caller, "sts:AssumeRole", OPERATOR_ROLE, FLEET);
        return with(with(bare, "sts:ExternalId", "kaikin"), "sts:SourceIdentity", "chatwork-42");
    }

    @Test
    void allowsWhatBothSidesAllow() {
        var decision = Evaluator.decide(ASSUME, grants(GRANT, TRUST));

        assertThat(decision.result()).isEqualTo(Decision.Result.ALLOWED);
        assertThat(decision.statement()).isEqualTo("webhook: Operate + operator trust: Hub");
        assertThat(decision.reason())
                .startsWith("arn:aws:sts::111111111111:assumed-role/kaikin-webhook/webhook may sts:AssumeRole on "
                        + OPERATOR_ROLE + ": «webhook: Operate» and «operator trust: Hub» (")
                .contains("ArnEquals aws:PrincipalArn [arn:aws:iam::111111111111:role/kaikin-webhook] holds for"
                        + " [arn:aws:iam::111111111111:role/kaikin-webhook]");
    }

    @Test
    void deniesWithoutTheCallersSide() {
        var decision = Evaluator.decide(ASSUME, Grants.ofResource(TRUST));

        assertThat(decision.result()).isEqualTo(Decision.Result.NOT_ALLOWED);
        assertThat(decision.statements()).isEmpty();
        assertThat(decision.reason())
                .contains("across accounts both sides must allow it")
                .contains("the caller's side does not allow it")
                .contains("the resource's side would allow it by «operator trust: Hub», which leaves it to the"
                        + " account's own policies");
    }

    @Test
    void deniesWithoutTheResourcesSide() {
        var decision = Evaluator.decide(ASSUME, Grants.ofIdentity(GRANT));

        assertThat(decision.result()).isEqualTo(Decision.Result.NOT_ALLOWED);
        assertThat(decision.reason())
                .contains("the caller's side would allow it by «webhook: Operate»")
                .contains("the resource's side does not allow it");
    }

    @Test
    void deniesAnotherRoleOfTheTrustedAccount() {
        var other = new Caller.RoleSession(HUB, "somebody", "else");

        var decision = Evaluator.decide(assume(other), grants(GRANT, TRUST));

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.reason())
                .contains("«operator trust: Hub» falls short: it needs ArnEquals aws:PrincipalArn"
                        + " [arn:aws:iam::111111111111:role/kaikin-webhook], the request has"
                        + " [arn:aws:iam::111111111111:role/somebody]");
    }

    @Test
    void deniesTheSameRoleNameOfAStrangersAccount() {
        var stranger = new Caller.RoleSession("999999999999", "kaikin-webhook", "webhook");

        var decision = Evaluator.decide(assume(stranger), grants(GRANT, TRUST));

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.reason()).contains("Principal [111111111111] leaves the caller out");
    }

    @Test
    void deniesAWrongAndAMissingExternalId() {
        var bare = with(request(WEBHOOK, "sts:AssumeRole", OPERATOR_ROLE, FLEET), "sts:SourceIdentity", "chatwork-42");

        var missing = Evaluator.decide(bare, grants(GRANT, TRUST));
        var wrong = Evaluator.decide(with(bare, "sts:ExternalId", "other"), grants(GRANT, TRUST));

        assertThat(missing.reason()).contains("StringEquals sts:ExternalId [kaikin], the request has no such key");
        assertThat(wrong.reason()).contains("StringEquals sts:ExternalId [kaikin], the request has [other]");
        assertThat(missing.allowed()).isFalse();
        assertThat(wrong.allowed()).isFalse();
    }

    @Test
    void deniesTaggingTheSessionWhichNeitherSideNames() {
        var tag = request(WEBHOOK, "sts:TagSession", OPERATOR_ROLE, FLEET);

        assertThat(Evaluator.decide(tag, grants(GRANT, TRUST)).allowed()).isFalse();
    }

    @Test
    void neverTrustsASessionArnUnderPrincipalArn() {
        var trust = policy(
                "trust",
                "{'Effect': 'Allow', 'Principal': {'AWS': '111111111111'}, 'Action': 'sts:AssumeRole', 'Condition':"
                        + " {'ArnLike': {'aws:PrincipalArn':"
                        + " 'arn:aws:sts::111111111111:assumed-role/kaikin-webhook/*'}}}");

        assertThat(Evaluator.decide(ASSUME, grants(GRANT, trust)).allowed()).isFalse();
    }

    @Test
    void trustsNobodyByADeletedRolesId() {
        var trust = policy(
                "trust",
                "{'Effect': 'Allow', 'Principal': {'AWS': 'AROAEXAMPLEROLEID1234'}, 'Action': 'sts:AssumeRole'}");

        var decision = Evaluator.decide(ASSUME, grants(GRANT, trust));

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.reason()).contains("Principal [AROAEXAMPLEROLEID1234] leaves the caller out");
    }

    @Test
    void needsTheCallersSideEvenWhereTheTrustNamesTheRoleOrTheSession() {
        for (var principal :
                new String[] {WEBHOOK.roleArn().toString(), WEBHOOK.sessionArn().toString(), "*"}) {
            var trust = policy(
                    "trust",
                    "{'Effect': 'Allow', 'Principal': {'AWS': '" + principal + "'}, 'Action': 'sts:AssumeRole'}");

            assertThat(Evaluator.decide(ASSUME, Grants.ofResource(trust)).allowed())
                    .as(principal)
                    .isFalse();
            assertThat(Evaluator.decide(ASSUME, grants(GRANT, trust)).allowed())
                    .as(principal)
                    .isTrue();
        }
    }

    @Test
    void requiresASourceIdentityThatTheSessionAlreadyHasToFit() {
        var session = new Caller.RoleSession(HUB, "kaikin-webhook", "webhook", Optional.of("chatwork-7"));
        var trust = policy(
                "trust",
                "{'Effect': 'Allow', 'Principal': {'AWS': '111111111111'}, 'Action': 'sts:AssumeRole',"
                        + " 'Condition': {'StringLike': {'aws:SourceIdentity': 'chatwork-*'}}}");

        assertThat(Evaluator.decide(assume(session), grants(GRANT, trust)).allowed())
                .isTrue();
        assertThat(Evaluator.decide(ASSUME, grants(GRANT, trust)).allowed()).isFalse();
    }

    @Test
    void deniesExplicitlyOnEitherSide() {
        var deny = policy("guard", "{'Sid': 'Never', 'Effect': 'Deny', 'Action': 'sts:*', 'Resource': '*'}");
        var decision = Evaluator.decide(
                ASSUME, new Grants(java.util.List.of(GRANT, deny), Optional.of(TRUST), Optional.empty()));

        assertThat(decision.result()).isEqualTo(Decision.Result.EXPLICITLY_DENIED);
        assertThat(decision.statements()).containsExactly("guard: Never");
        assertThat(decision.reason()).endsWith("may not " + ASSUME + ": denied by «guard: Never»");
    }
}
