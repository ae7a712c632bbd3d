package kaikin.policies.iam;

import static kaikin.policies.iam.Policies.FLEET;
import static kaikin.policies.iam.Policies.policy;
import static kaikin.policies.iam.Policies.request;
import static kaikin.policies.iam.Policies.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** EventBridge assumes a fleet's schedule role, and nobody makes it do so from elsewhere. */
class ServicePrincipalTest {
    private static final NamedPolicy TRUST = policy(
            "schedule trust",
            "{'Sid': 'Events', 'Effect': 'Allow', 'Principal': {'Service': 'events.amazonaws.com'},"
                    + " 'Action': 'sts:AssumeRole', 'Condition': {"
                    + "'StringEquals': {'aws:SourceAccount': '222222222222'},"
                    + "'ArnEquals': {'aws:SourceArn':"
                    + " 'arn:aws:events:ap-northeast-1:222222222222:rule/kaikin-minute'}}}");
    private static final Caller EVENTS = new Caller.ServicePrincipal("events.amazonaws.com");

    private static AccessRequest assume(Caller caller, String account, String rule) {
        var bare = request(caller, "sts:AssumeRole", "arn:aws:iam::222222222222:role/kaikin-schedule", FLEET);
        return with(with(bare, "aws:SourceAccount", account), "aws:SourceArn", rule);
    }

    private static AccessRequest byOurRule(Caller caller) {
        return assume(caller, FLEET, "arn:aws:events:ap-northeast-1:222222222222:rule/kaikin-minute");
    }

    @Test
    void allowsTheServiceForOurRule() {
        assertThat(Evaluator.decide(byOurRule(EVENTS), Grants.ofResource(TRUST)).statement())
                .isEqualTo("schedule trust: Events");
    }

    @Test
    void deniesAnotherAccountsRule() {
        var foreign = assume(EVENTS, "999999999999", "arn:aws:events:ap-northeast-1:999999999999:rule/kaikin-minute");

        var decision = Evaluator.decide(foreign, Grants.ofResource(TRUST));

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.reason())
                .contains("only the resource's policy can allow it")
                .contains("StringEquals aws:SourceAccount [222222222222], the request has [999999999999]")
                .contains("ArnEquals aws:SourceArn");
    }

    @Test
    void deniesAServiceThatDoesNotSayForWhom() {
        var silent = request(EVENTS, "sts:AssumeRole", "arn:aws:iam::222222222222:role/kaikin-schedule", FLEET);

        assertThat(Evaluator.decide(silent, Grants.ofResource(TRUST)).allowed()).isFalse();
    }

    @Test
    void deniesAnotherServiceARoleAndAnonymousCallers() {
        var ssm = new Caller.ServicePrincipal("ssm.amazonaws.com");

        assertThat(Evaluator.decide(byOurRule(ssm), Grants.ofResource(TRUST)).allowed())
                .isFalse();
        assertThat(Evaluator.decide(byOurRule(Policies.WEBHOOK), Grants.ofResource(TRUST))
                        .allowed())
                .isFalse();
        assertThat(Evaluator.decide(byOurRule(new Caller.Anonymous()), Grants.ofResource(TRUST))
                        .allowed())
                .isFalse();
    }

    @Test
    void knowsServicesByTheirKeys() {
        var deny = policy(
                "bucket",
                "{'Effect': 'Allow', 'Principal': '*', 'Action': 's3:PutObject', 'Resource': '*'}",
                "{'Sid': 'PeopleOnly', 'Effect': 'Deny', 'Principal': '*', 'Action': 's3:*', 'Resource': '*',"
                        + " 'Condition': {'Bool': {'aws:PrincipalIsAWSService': 'true'}}}");
        var put = request(EVENTS, "s3:PutObject", "arn:aws:s3:::lists/a", FLEET);

        assertThat(Evaluator.decide(put, Grants.ofResource(deny)).statement()).isEqualTo("bucket: PeopleOnly");
    }

    @Test
    void refusesIdentityPoliciesForAService() {
        var all = policy("all", "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}");

        assertThatThrownBy(() -> Evaluator.decide(byOurRule(EVENTS), Policies.grants(all, TRUST)))
                .hasMessage(
                        "events.amazonaws.com has no identity or session policies: give the resource's policy only");
    }
}
