package kaikin.policies.iam;

import static kaikin.policies.iam.Policies.FLEET;
import static kaikin.policies.iam.Policies.OPERATOR;
import static kaikin.policies.iam.Policies.policy;
import static kaikin.policies.iam.Policies.request;
import static kaikin.policies.iam.Policies.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The operator starts one document on the servers that carry a tag; AWS asks once per resource. */
class SendCommandTest {
    private static final NamedPolicy OPERATE = policy(
            "operator",
            "{'Sid': 'Document', 'Effect': 'Allow', 'Action': 'ssm:SendCommand',"
                    + " 'Resource': 'arn:aws:ssm:*:222222222222:document/kaikin-release'}",
            "{'Sid': 'Servers', 'Effect': 'Allow', 'Action': 'ssm:SendCommand',"
                    + " 'Resource': 'arn:aws:ec2:*:222222222222:instance/*',"
                    + " 'Condition': {'StringEquals': {'ssm:resourceTag/bot': 'release-sshguard'}}}");

    private static Decision send(String resource) {
        return Evaluator.decide(request(OPERATOR, "ssm:SendCommand", resource, FLEET), Grants.ofIdentity(OPERATE));
    }

    private static Decision sendTo(String tag, String value) {
        var server = "arn:aws:ec2:ap-northeast-1:222222222222:instance/i-1";
        return Evaluator.decide(
                with(request(OPERATOR, "ssm:SendCommand", server, FLEET), tag, value), Grants.ofIdentity(OPERATE));
    }

    @Test
    void allowsTheDocument() {
        assertThat(send("arn:aws:ssm:ap-northeast-1:222222222222:document/kaikin-release")
                        .statement())
                .isEqualTo("operator: Document");
    }

    @Test
    void deniesTheShellDocument() {
        var decision = send("arn:aws:ssm:ap-northeast-1::document/AWS-RunShellScript");

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.reason())
                .contains("«operator: Document» falls short: Resource"
                        + " [arn:aws:ssm:*:222222222222:document/kaikin-release] leaves the resource out");
    }

    @Test
    void allowsATaggedServer() {
        assertThat(sendTo("ssm:resourceTag/bot", "release-sshguard").statement())
                .isEqualTo("operator: Servers");
        assertThat(sendTo("SSM:ResourceTag/Bot", "release-sshguard").allowed()).isTrue();
    }

    @Test
    void deniesOtherServers() {
        assertThat(send("arn:aws:ec2:ap-northeast-1:222222222222:instance/i-1").reason())
                .contains("StringEquals ssm:resourceTag/bot [release-sshguard], the request has no such key");
        assertThat(sendTo("ssm:resourceTag/bot", "Release-Sshguard").allowed()).isFalse();
        assertThat(sendTo("ec2:ResourceTag/bot", "release-sshguard").allowed()).isFalse();
    }
}
