package kaikin.policies.rules.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.PulumiTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentIsPrivateTest {
    private static final String RULE = "document-is-private";

    @Test
    void aDocumentThatIsSharedWithNobodyIsFine() {
        PackFindings.assertFine(RULE, document("{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accountIds", "account_ids"})
    void aDocumentThatIsSharedIsAViolation(String key) {
        assertThat(PackFindings.violations(RULE, document("{'type': 'Share', '" + key + "': 'All'}")))
                .containsExactly("it: it is shared with All");
    }

    @Test
    void permissionsThatAreNotKnownYetAreLeftOpen() {
        assertThat(PackFindings.undecided(RULE, document("{'accountIds': '" + Unknown.TEXT + "'}")))
                .containsExactly("it: its «permissions/accountIds» is not known yet");
    }

    private static PlannedResource document(String permissions) {
        return SmallPlans.resource(PulumiTypes.DOCUMENT, "it", "{'permissions': " + permissions + "}");
    }
}
