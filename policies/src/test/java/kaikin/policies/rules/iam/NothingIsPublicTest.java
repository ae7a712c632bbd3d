package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import kaikin.policies.model.PlanJson;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NothingIsPublicTest {
    private static final String RULE = "nothing-is-public";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "aws:s3/bucket:Bucket | {'acl': 'public-read'}",
                "aws:s3/bucketV2:BucketV2 | {'acl': 'public-read-write'}",
                "aws:s3/bucketAclV2:BucketAclV2 | {'acl': 'authenticated-read'}",
                "aws:s3/bucketObjectv2:BucketObjectv2 | {'acl': 'public-read'}",
                "aws:lambda/functionUrl:FunctionUrl | {'authorizationType': 'NONE'}",
                "aws:lambda/functionUrl:FunctionUrl | {}",
                "aws:ec2/eip:Eip | {}",
                "aws:ec2/instance:Instance | {'associatePublicIpAddress': true}",
                "aws:ec2/instance:Instance | {}",
                "aws:ec2/subnet:Subnet | {'mapPublicIpOnLaunch': true}",
                "aws:ec2/securityGroup:SecurityGroup | {'ingress': [{'cidrBlocks': ['0.0.0.0/0']}]}",
                "aws:ec2/securityGroup:SecurityGroup | {'ingress': [{'cidrBlocks': ['10.0.0.0/8', '0.0.0.0/1']}]}",
                "aws:ec2/securityGroup:SecurityGroup | {'ingress': [{'ipv6CidrBlocks': ['::/0']}]}",
                "aws:ec2/securityGroup:SecurityGroup | {'ingress': [{'cidrBlocks': ['10.0.0.0/7']}]}",
                "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup | {'ingress': [{'cidrBlocks': ['0.0.0.0/0']}]}",
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule | {'cidrIpv4': '0.0.0.0/0'}",
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule | {'cidrIpv6': '::/0'}",
                "aws:lb/loadBalancer:LoadBalancer | {}"
            })
    void whatIsOpenToTheWorldIsAViolation(String type, String inputs) {
        assertThat(PackFindings.violations(RULE, SmallPlans.resource(type, "it", inputs)))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "aws:s3/bucket:Bucket | {'acl': 'private'}",
                "aws:lambda/functionUrl:FunctionUrl | {'authorizationType': 'AWS_IAM'}",
                "aws:ec2/instance:Instance | {'associatePublicIpAddress': false}",
                "aws:ec2/securityGroup:SecurityGroup | {'ingress': [{'cidrBlocks': ['10.1.0.0/16', '172.31.0.0/16']}]}",
                "aws:ec2/securityGroup:SecurityGroup | {'ingress': [{'self': true}], 'egress': [{'cidrBlocks': ['0.0.0.0/0']}]}",
                "aws:lb/loadBalancer:LoadBalancer | {'internal': true}"
            })
    void whatIsNotIsFine(String type, String inputs) {
        assertThat(PackFindings.violations(RULE, SmallPlans.resource(type, "it", inputs)))
                .isEmpty();
    }

    @Test
    void aRangeThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(
                        RULE,
                        SmallPlans.resource(
                                "aws:ec2/securityGroup:SecurityGroup",
                                "it",
                                "{'ingress': [{'cidrBlocks': ['" + Unknown.TEXT + "']}]}")))
                .containsExactly("it: its «ingress» is not known yet");
    }

    /** What {@code pulumi stack export} writes of resources that the program never heard of. */
    @Test
    void anExportedStateIsNoLessLookedAt() throws IOException {
        var state = PlanJson.read("""
                {"version": 3, "deployment": {"resources": [
                  {"urn": "urn:pulumi:account-a::kaikin::pulumi:pulumi:Stack::kaikin", "custom": false},
                  {"urn": "urn:pulumi:account-a::kaikin::pulumi:providers:aws::default", "custom": true, "id": "1"},
                  {"urn": "urn:pulumi:account-a::kaikin::aws:s3/bucket:Bucket::bucket", "custom": true, "id": "b",
                   "inputs": {"__defaults": ["bucket", "forceDestroy"], "acl": "public-read", "bucket": "b",
                              "forceDestroy": false}},
                  {"urn": "urn:pulumi:account-a::kaikin::aws:ec2/eip:Eip::address", "custom": true, "id": "e",
                   "inputs": {"__defaults": []}},
                  {"urn": "urn:pulumi:account-a::kaikin::aws:ec2/securityGroup:SecurityGroup::group", "custom": true,
                   "id": "g", "inputs": {"__defaults": [], "ingress": [{"__defaults": [], "fromPort": 22, "toPort": 22,
                     "protocol": "tcp", "cidrBlocks": ["0.0.0.0/0"]}]}}]}}""");

        assertThat(PackFindings.violations(RULE, state.resources().toArray(PlannedResource[]::new)))
                .extracting(finding -> finding.replaceFirst(":.*", ""))
                .containsExactlyInAnyOrder("bucket", "address", "group");
    }
}
