package kaikin.policies.iam;

import static kaikin.policies.iam.Policies.parse;
import static kaikin.policies.iam.Policies.policy;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and how people are told. */
class MalformedPolicyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense | the policy is not JSON, or says a key twice: Unrecognized token",
                "{'Version': '2012-10-17', 'Version': '2012-10-17'} | the policy is not JSON, or says a key twice: Duplicate",
                "{'Version': '2012-10-17'} {} | the policy is not JSON",
                "[] | an object is due, with",
                "`` | an object is due, with",
                "{'Statement': []} | Version must be 2012-10-17",
                "{'Version': '2008-10-17', 'Statement': []} | Version must be 2012-10-17",
                "{'Version': '2012-10-17'} | Statement is missing: a policy needs at least one",
                "{'Version': '2012-10-17', 'Statement': []} | Statement is empty",
                "{'Version': '2012-10-17', 'Statement': 'x'} | statement 1: an object is due",
                "{'Version': '2012-10-17', 'Statements': []} | the element «Statements» is not known",
            })
    void documents(String json, String message) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Action': '*', 'Resource': '*' | Effect is missing: write Allow or Deny",
                "'Effect': 'allow', 'Action': '*' | Effect is «allow»: write Allow or Deny, case included",
                "'Effect': 'Allow' | Action is missing: name what it is about",
                "'Effect': 'Allow', 'Action': '*', 'NotAction': '*' | it has both Action and NotAction: keep one",
                "'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'NotResource': '*' | it has both Resource and NotResource",
                "'Effect': 'Allow', 'Action': '*', 'Principal': '*', 'NotPrincipal': '*' | it has both Principal and NotPrin",
                "'Effect': 'Allow', 'Action': [] | Action is empty",
                "'Effect': 'Allow', 'Action': 1 | Action must be a text",
                "'Effect': 'Allow', 'Action': 'GetObject' | «GetObject» is not an action",
                "'Effect': 'Allow', 'Action': 's*:GetObject' | «s*:GetObject» is not an action",
                "'Effect': 'Allow', 'Action': 's3:${aws:username}' | «s3:${aws:username}» is not an action",
                "'Effect': 'Allow', 'Action': '*', 'Conditions': {} | the element «Conditions» is not known",
                "'Effect': 'Allow', 'Action': '*', 'Resource': 'bucket' | the resource «bucket» is neither «*» nor an ARN",
                "'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws:*:::a' | the resource «arn:aws:*:::a» must name its service",
                "'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:*:s?:::a' | the resource «arn:*:s?:::a» must name its service",
                "'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws::::a' | the resource «arn:aws::::a» must name its service",
                "'Effect': 'Allow', 'Action': '*', 'Resource': 'arn::s3:::a' | the resource «arn::s3:::a» must name its partition",
                "'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws:iam::1:u*' | the resource «arn:aws:iam::1:u*» has a wildcard in the type of its resource, «u*»",
                "'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws:ssm:r:1:par*/x' | the resource «arn:aws:ssm:r:1:par*/x» has a wildcard in the type of its resource, «par*»",
                "'Effect': 'Allow', 'Action': '*', 'NotResource': 'arn:aws:lambda:r:1:func?ion:f' | the resource «arn:aws:lambda:r:1:func?ion:f» has a wildcard in the type of its resource, «func?ion»",
                "'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws:logs:r:1:?' | the resource «arn:aws:logs:r:1:?» has a wildcard in the type of its resource, «?»",
                "'Effect': 'Allow', 'Action': '*', 'NotPrincipal': {'AWS': '111111111111'} | NotPrincipal stands in a Deny only: let nobody in but whom Principal names",
                "'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws:s3::${aws:PrincipalAccount}:a' | the resource «arn:aws:s3::${aws:PrincipalAccount}:a» has a variable before the fifth colon",
                "'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws:s3:::a/${aws:usrname}' | the variable ${aws:usrname} names no known condition key",
                "'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws:s3:::a/${aws:TagKeys}' | the variable ${aws:TagKeys} may have several values",
                "'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws:s3:::a/${aws:username' | the variable in «a/${aws:username» has no end",
                "'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws:s3:::a/${}' | ${} is not a variable",
            })
    void statements(String members, String message) {
        assertThatThrownBy(() -> Policies.document("{" + members + "}"))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessageStartingWith("statement 1: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'everybody' | Principal must be «*», or an object",
                "{} | Principal is empty",
                "{'AWS': []} | Principal AWS is empty",
                "{'Aws': '*'} | the principal kind «Aws» is not known",
                "{'CanonicalUser': '79a59'} | a canonical user cannot be told from its id",
                "{'AWS': 'arn:aws:iam::111111111111:role/*'} | the principal «arn:aws:iam::111111111111:role/*» has a wildcard",
                "{'AWS': 'arn:aws:iam::111111111111:group/admins'} | «arn:aws:iam::111111111111:group/admins» is not a princi",
                "{'AWS': '1234'} | «1234» is not a principal",
                "{'Service': '*'} | «*» is not a service principal",
                "{'Service': 'events.amazonaws.org'} | «events.amazonaws.org» is not a service principal",
            })
    void principals(String principal, String message) {
        assertThatThrownBy(() -> Policies.document(
                        "{'Sid': 'Who', 'Effect': 'Allow', 'Action': '*', 'Principal': " + principal + "}"))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessageStartingWith("statement 1 («Who»): " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'x' | Condition must be an object of operators",
                "{'StringEquals': {}} | the condition operator «StringEquals» needs an object of keys",
                "{'StringEquals': {'aws:SourceArn': []}} | StringEquals aws:SourceArn is empty",
                "{'StringEquals': {'aws:SourceArn': {}}} | StringEquals aws:SourceArn is empty",
                "{'StringEquals': {'aws:SourceArn': null}} | StringEquals aws:SourceArn must be texts, numbers or truth values",
                "{'StringEqual': {'aws:SourceArn': 'a'}} | StringEqual aws:SourceArn: the condition operator «StringEqual» is not known",
                "{'stringequals': {'aws:SourceArn': 'a'}} | stringequals aws:SourceArn: the condition operator «stringequals» is",
                "{'NullIfExists': {'aws:SourceArn': 'true'}} | NullIfExists aws:SourceArn: the condition operator «NullIfExists»",
                "{'ForAnyValue:Null': {'aws:TagKeys': 'true'}} | ForAnyValue:Null aws:TagKeys: the condition operator",
                "{'StringEquals': {'aws:SorceArn': 'a'}} | the condition key «aws:SorceArn» is not known: correct its spelling",
                "{'StringEquals': {'ssm:resourceTag/': 'a'}} | the condition key «ssm:resourceTag/» is not known",
                "{'StringEquals': {'aws:SourceArn': 'a', 'aws:sourcearn': 'b'}} | StringEquals has the condition key «aws:sourcearn» twice",
                "{'StringEquals': {'aws:TagKeys': 'a'}} | StringEquals aws:TagKeys: aws:TagKeys may have several values: put ForAllValues:",
                "{'NumericEquals': {'s3:max-keys': 'ten'}} | NumericEquals s3:max-keys: «ten» is not a number",
                "{'NumericEquals': {'s3:max-keys': '1e3'}} | NumericEquals s3:max-keys: «1e3» is not a number",
                "{'NumericEquals': {'s3:max-keys': 1e3}} | NumericEquals s3:max-keys: «1E+3» is not a number",
                "{'NumericEquals': {'s3:max-keys': '+3'}} | NumericEquals s3:max-keys: «+3» is not a number",
                "{'NumericEquals': {'s3:max-keys': '010'}} | NumericEquals s3:max-keys: «010» is not a number",
                "{'NumericEquals': {'s3:max-keys': '-01.5'}} | NumericEquals s3:max-keys: «-01.5» is not a number",
                "{'NumericEquals': {'s3:max-keys': '.5'}} | NumericEquals s3:max-keys: «.5» is not a number",
                "{'NumericEquals': {'s3:max-keys': '5.'}} | NumericEquals s3:max-keys: «5.» is not a number",
                "{'NumericEquals': {'s3:max-keys': '0x10'}} | NumericEquals s3:max-keys: «0x10» is not a number",
                "{'NumericEquals': {'s3:max-keys': '1,000'}} | NumericEquals s3:max-keys: «1,000» is not a number",
                "{'Bool': {'aws:SecureTransport': '${aws:TagKeys}'}} | Bool aws:SecureTransport: the variable ${aws:TagKeys} may",
                "{'Bool': {'aws:SecureTransport': 't${aws:PrincipalTag/rue}'}} | Bool aws:SecureTransport: «t${aws:PrincipalTag/rue}» is neither true nor false",
                "{'Bool': {'aws:SecureTransport': 'tru*'}} | Bool aws:SecureTransport: «tru*» is neither true nor false",
                "{'DateLessThan': {'aws:CurrentTime': 'soon'}} | DateLessThan aws:CurrentTime: «soon» is not a date",
                "{'Bool': {'aws:SecureTransport': 'no'}} | Bool aws:SecureTransport: «no» is neither true nor false",
                "{'Null': {'aws:SourceArn': 'no'}} | Null aws:SourceArn: «no» is neither true nor false",
                "{'BinaryEquals': {'sts:ExternalId': '!'}} | BinaryEquals sts:ExternalId: «!» is not Base64",
                "{'IpAddress': {'aws:SourceIp': '999.1.1.1'}} | IpAddress aws:SourceIp: «999.1.1.1» is not an IP address",
                "{'IpAddress': {'aws:SourceIp': '1.1.1.1/33'}} | IpAddress aws:SourceIp: «1.1.1.1/33» is not an IP address",
                "{'IpAddress': {'aws:SourceIp': '1::2::3'}} | IpAddress aws:SourceIp: «1::2::3» is not an IP address",
                "{'IpAddress': {'aws:SourceIp': '::ffff:1.2.3.4/95'}} | IpAddress aws:SourceIp: «::ffff:1.2.3.4/95» is not an IP address",
                "{'IpAddress': {'aws:SourceIp': '::ffff:1.2.3'}} | IpAddress aws:SourceIp: «::ffff:1.2.3» is not an IP address",
                "{'IpAddress': {'aws:SourceIp': '::1.2.3.4:1'}} | IpAddress aws:SourceIp: «::1.2.3.4:1» is not an IP address",
                "{'IpAddress': {'aws:SourceIp': '1.2.3.4::'}} | IpAddress aws:SourceIp: «1.2.3.4::» is not an IP address",
                "{'IpAddress': {'aws:SourceIp': '1:2:3:4:5:6:7:1.2.3.4'}} | IpAddress aws:SourceIp: «1:2:3:4:5:6:7:1.2.3.4» is not an IP address",
                "{'IpAddress': {'aws:SourceIp': 'example.com'}} | IpAddress aws:SourceIp: «example.com» is not an IP address",
                "{'ArnEquals': {'aws:SourceArn': '*'}} | ArnEquals aws:SourceArn: «*» is not an ARN",
                "{'NumericEquals': {'s3:max-keys': '${aws:username}'}} | NumericEquals s3:max-keys: «${aws:username}» is not",
            })
    void conditions(String condition, String message) {
        assertThatThrownBy(
                        () -> Policies.document("{'Effect': 'Allow', 'Action': '*', 'Condition': " + condition + "}"))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessageStartingWith("statement 1: " + message);
    }

    @Test
    void twoStatementsOfOneName() {
        var statement = "{'Sid': 'Same', 'Effect': 'Allow', 'Action': '*'}";

        assertThatThrownBy(() -> Policies.document(statement, statement))
                .hasMessage("two statements are called «Same»: IAM wants every Sid once");
    }

    @Test
    void anIdentityPolicyWithAPrincipal() {
        var identity = policy("webhook", "{'Effect': 'Allow', 'Principal': '*', 'Action': '*', 'Resource': '*'}");

        assertThatThrownBy(() -> PolicyKind.IDENTITY.check(identity))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessage("policy «webhook», statement «statement 1»: an identity policy has no Principal or"
                        + " NotPrincipal: leave it out");
    }

    @Test
    void anIdentityPolicyWithoutAResource() {
        var identity = policy("webhook", "{'Effect': 'Allow', 'Action': '*'}");

        assertThatThrownBy(() -> PolicyKind.IDENTITY.check(identity))
                .hasMessage("policy «webhook», statement «statement 1»: Resource is missing, and an identity policy"
                        + " needs it");
    }

    @Test
    void aResourcePolicyWithoutAPrincipal() {
        var bucket = policy("bucket", "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}");

        assertThatThrownBy(() -> PolicyKind.RESOURCE.check(bucket))
                .hasMessage("policy «bucket», statement «statement 1»: Principal is missing, and a resource policy"
                        + " needs it");
    }

    @Test
    void aTrustPolicyWithAResourceOrAboutOtherActions() {
        var located =
                policy("trust", "{'Effect': 'Allow', 'Principal': '*', 'Action': 'sts:AssumeRole', 'Resource': '*'}");
        var wide = policy("trust", "{'Effect': 'Allow', 'Principal': '*', 'Action': '*'}");

        assertThatThrownBy(() -> PolicyKind.TRUST.check(located))
                .hasMessageContaining("a trust policy has no Resource");
        assertThatThrownBy(() -> PolicyKind.TRUST.check(wide))
                .hasMessageEndingWith("a trust policy is about sts actions only, not Action [*]");
    }
}
