package kaikin.policies.rules.s3;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;

class WritersStayInTheirPrefixTest {
    private static final String RULE = "writers-stay-in-their-prefix";

    private static final String OWN = "arn:aws:s3:::lists/ban-lists/222222222222/*";

    @Test
    void aWriterBelowThePrefixOfItsFleetIsFine() {
        PackFindings.assertFine(
                RULE, writer("writer", "222222222222"), SmallPolicies.allow("writer", "s3:PutObject", OWN));
    }

    @Test
    void aWriterElsewhereIsAViolation() {
        var all = "arn:aws:s3:::lists/ban-lists/*";

        assertThat(PackFindings.violations(
                        RULE, writer("writer", "222222222222"), SmallPolicies.allow("writer", "s3:PutObject", all)))
                .containsExactly("writer: it writes «" + all + "», which is no prefix of its fleet [222222222222]");
    }

    @Test
    void aWriterOfAnotherFleetsListsIsAViolation() {
        assertThat(PackFindings.violations(
                        RULE,
                        writer("one", "222222222222"),
                        SmallPolicies.allow("one", "s3:PutObject", OWN),
                        writer("two", "333333333333"),
                        SmallPolicies.allow("two", "s3:PutObject", OWN)))
                .containsExactly(
                        "one: it writes " + OWN.replace('*', 'x') + ", as another fleet does",
                        "two: it writes «" + OWN + "», which is no prefix of its fleet [333333333333]",
                        "two: it writes " + OWN.replace('*', 'x') + ", as another fleet does");
    }

    @Test
    void aWriterThatDoesMoreThanWriteIsAViolation() {
        assertThat(PackFindings.violations(
                        RULE,
                        writer("writer", "222222222222"),
                        SmallPolicies.allow("writer", "['s3:PutObject', 's3:DeleteObject']", OWN)))
                .containsExactly("writer: it may s3:DeleteObject: a writer only writes");
    }

    @Test
    void aPolicyThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(
                        RULE, writer("writer", "222222222222"), SmallPolicies.rolePolicy("writer", Unknown.TEXT)))
                .containsExactly("writer: the «policy» of aws:iam/rolePolicy:RolePolicy writer is not known yet:"
                        + " AWS says it when the resource is made");
    }

    private static PlannedResource writer(String name, String fleet) {
        return SmallPolicies.trust(name, "{'AWS': 'arn:aws:iam::" + fleet + ":role/server'}");
    }
}
