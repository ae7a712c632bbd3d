package kaikin.policies.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.iam.ActionElement.ActionPattern;
import kaikin.policies.iam.ResourceElement.ResourcePattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Actions and resources against their patterns. */
class MatchingTest {
    @ParameterizedTest
    @CsvSource({
        "*, s3:GetObject, true",
        "s3:*, s3:GetObject, true",
        "S3:getobject, s3:GetObject, true",
        "s3:Get?bject, s3:GetObject, true",
        "s3:Get*, s3:PutObject, false",
        "s3:GetObject, s3:GetObjectAcl, false",
        "s3:*, s3express:CreateSession, false",
        "sts:AssumeRole, sts:AssumeRoleWithSAML, false"
    })
    void actions(String pattern, String action, boolean covered) {
        assertThat(new ActionPattern(pattern).matches(action)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "*, *, true",
        "*, arn:aws:s3:::a/b, true",
        "arn:aws:s3:::*, *, false",
        "arn:aws:s3:::a/*, arn:aws:s3:::a/b/c, true",
        "arn:aws:s3:::a/*, arn:aws:s3:::a, false",
        "arn:aws:s3:::a/*, arn:aws:s3:::A/b, false",
        "arn:aws:s3:::a/*/c, arn:aws:s3:::a/1/2/c, true",
        "arn:aws:s3:::a?, arn:aws:s3:::ab, true",
        "arn:aws:s3:::a.b, arn:aws:s3:::axb, false",
        "arn:aws:logs:r:1:log-group:*, arn:aws:logs:r:1:log-group:a:log-stream:b, true",
        "arn:aws:ssm:*:1:document/x, arn:aws:ssm:r:1:document/x, true",
        "arn:aws:ssm:*:1:document/x, arn:aws:ssm:r:2:document/x, false",
        "arn:aws:ssm:*:1:document/x, arn:aws:ssm:r:2:y:1:document/x, true",
        "arn:aws:ssm:*-1:1:document/x, arn:aws:ssm:r:2-1:1:document/x, false",
        "arn:aws:ssm:ap-*-1:1:document/x, arn:aws:ssm:ap-northeast-1:1:document/x, true",
        "arn:aws:ssm:?:1:document/x, arn:aws:ssm:::1:document/x, false",
        "arn:aws:ssm:r::document/x, arn:aws:ssm:r:1:document/x, false",
        "arn:aws:ssm:r:*:document/x, arn:aws:ssm:r::document/x, true",
        "arn:*:ssm:r:1:document/x, arn:aws:ssm:r:1:document/x, true",
        "arn:*:ssm:r:1:document/x, arn:aws-cn:ssm:r:1:document/x, true",
        "arn:aws*:ssm:r:1:document/x, arn:aws-cn:ssm:r:1:document/x, true",
        "arn:aws?cn:ssm:r:1:document/x, arn:aws-cn:ssm:r:1:document/x, true",
        "arn:aws?cn:ssm:r:1:document/x, arn:aws:ssm:r:1:document/x, false",
        "arn:*:ssm:r:1:document/x, arn:aws:ssm:r:2:document/x, false",
        "arn:*:s3:::*, arn:aws:s3:::b, true",
        "arn:aws:iam::1:*, arn:aws:iam::1:role/x, true",
        "arn:aws:ec2:r:1:*/*, arn:aws:ec2:r:1:instance/i, true",
        "arn:aws:lambda:r:1:function:*, arn:aws:lambda:r:1:function:f:live, true",
        "arn:aws:sqs:r:1:kaikin*, arn:aws:sqs:r:1:kaikin-q, true",
        "arn:aws:s3:::b*/k, arn:aws:s3:::bb/k, true"
    })
    void resources(String pattern, String resource, boolean covered) {
        assertThat(new ResourcePattern(pattern).matches(resource, RequestContext.EMPTY))
                .isEqualTo(covered);
    }

    @Test
    void notActionAndNotResourceCoverTheRest() {
        var statement = Policies.document(
                        "{'Effect': 'Allow', 'NotAction': ['iam:*', 'sts:*'], 'NotResource': 'arn:aws:s3:::a/*'}")
                .statements()
                .get(0);
        var resources = statement.resources().orElseThrow();

        assertThat(statement.actions().cover("s3:GetObject")).isTrue();
        assertThat(statement.actions().cover("STS:AssumeRole")).isFalse();
        assertThat(resources.cover("arn:aws:s3:::b/c", RequestContext.EMPTY)).isTrue();
        assertThat(resources.cover("arn:aws:s3:::a/c", RequestContext.EMPTY)).isFalse();
    }
}
