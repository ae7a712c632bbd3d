package kaikin.policies.iam;

import static kaikin.policies.iam.Policies.FLEET;
import static kaikin.policies.iam.Policies.OPERATOR;
import static kaikin.policies.iam.Policies.policy;
import static kaikin.policies.iam.Policies.request;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everybody but the named: a Deny spares whom it names at every level. */
class NotPrincipalTest {
    private static final String ROOT = "'arn:aws:iam::222222222222:root'";
    private static final String ROLE = "'arn:aws:iam::222222222222:role/kaikin-operator'";
    private static final String SESSION = "'arn:aws:sts::222222222222:assumed-role/kaikin-operator/chatwork-42'";

    private static Decision read(String names, Caller caller) {
        var bucket = policy(
                "bucket",
                "{'Effect': 'Allow', 'Principal': '*', 'Action': 's3:ListBucket', 'Resource': '*'}",
                "{'Effect': 'Allow', 'Principal': '*', 'Action': 's3:DeleteObject', 'Resource': '*'}",
                "{'Sid': 'Not', 'Effect': 'Deny', 'NotPrincipal': " + names
                        + ", 'Action': 's3:*Object', 'Resource': '*'}");
        return Evaluator.decide(
                request(caller, "s3:DeleteObject", "arn:aws:s3:::lists/a", FLEET), Grants.ofResource(bucket));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ROLE + "|false",
                ROOT + "|false",
                ROLE + "," + ROOT + "|false",
                SESSION + "," + ROOT + "|false",
                SESSION + "," + ROLE + "," + ROOT + "|true",
                "'*'|true"
            })
    void aDenySparesOnlyWhoIsNamedAtEveryLevel(String names, boolean allowed) {
        assertThat(read("{'AWS': [" + names + "]}", OPERATOR).allowed()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"events.amazonaws.com, true", "ssm.amazonaws.com, false"})
    void aDenySparesANamedService(String service, boolean allowed) {
        var caller = new Caller.ServicePrincipal(service);

        assertThat(read("{'Service': 'events.amazonaws.com'}", caller).allowed())
                .isEqualTo(allowed);
    }
}
