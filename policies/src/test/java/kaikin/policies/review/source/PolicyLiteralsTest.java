package kaikin.policies.review.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolicyLiteralsTest {
    @Test
    void aLiteralIsFoundWholeAndNotInsideALongerWord() {
        var words = new PolicyLiterals().literal("ssm:GetParameter");

        assertThat(words.in(".addAction(\"ssm:GetParameter\")")).isPositive();
        assertThat(words.in(".addAction(\"ssm:GetParameters\")")).isZero();
        assertThat(words.in(".addAction(\"ssm:GetParameters\", \"ssm:GetParameter\")"))
                .isPositive();
    }

    @Test
    void ofATextForPeopleOnlyWhatLooksLikeALiteralCounts() {
        var words = new PolicyLiterals()
                .text("«HubFunction» trusts all of account 111111111111: add ArnEquals aws:PrincipalArn with the role");

        assertThat(words.in("\"HubFunction\"")).isPositive();
        assertThat(words.in("kaikin:account: \"111111111111\"")).isPositive();
        assertThat(words.in("\"aws:PrincipalArn\", role.toString())")).isPositive();
        assertThat(words.in("// trusts all of the account with the role, add one"))
                .isZero();
    }

    @Test
    void aPatternIsFoundAsItIsWritten() {
        var words = new PolicyLiterals().text("Address: «^[0-9a-fA-F:. ;]+$»");

        assertThat(words.in("ReleaseDocument.ADDRESS, \"The address\", \"^[0-9a-fA-F:. ;]+$\");"))
                .isPositive();
        assertThat(words.in("ReleaseDocument.ADDRESS, \"^[0-9a-f:.]+$\");")).isZero();
    }

    @Test
    void anArnIsFoundByItsPartsOfWhichAnAccountSaysMost() {
        var words = new PolicyLiterals().text("arn:aws:iam::333333333333:role/kaikin-reader");

        assertThat(words.in("return new RoleArn(fleet, \"kaikin-reader\");")).isPositive();
        assertThat(words.in("kaikin:fleets: [\"111111111111\", \"333333333333\"]"))
                .isGreaterThan(words.in("kaikin-reader"));
        assertThat(words.in("place.arn(\"iam\")")).isZero();
    }

    @Test
    void anActionSaysMoreThanARolesName() {
        var words = new PolicyLiterals().literal("s3:GetObject").text("arn:aws:iam::111111111111:role/kaikin-webhook");

        assertThat(words.in(".addAction(\"s3:GetObject\")")).isGreaterThan(words.in("\"kaikin-webhook\""));
    }
}
