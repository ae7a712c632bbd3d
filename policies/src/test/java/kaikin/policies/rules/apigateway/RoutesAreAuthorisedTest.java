package kaikin.policies.rules.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.PulumiTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesAreAuthorisedTest {
    private static final String RULE = "routes-are-authorised";

    @Test
    void aRouteWithAnAuthoriserIsFine() {
        PackFindings.assertFine(RULE, route("{'authorizationType': 'CUSTOM'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'authorizationType': 'NONE'}"})
    void aRouteThatTheWorldCallsIsAViolation(String inputs) {
        assertThat(PackFindings.violations(RULE, route(inputs)))
                .containsExactly("it: anybody can call it: set authorizationType");
    }

    @Test
    void anAuthoriserThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, route("{'authorizationType': '" + Unknown.TEXT + "'}")))
                .containsExactly("it: its «authorizationType» is not known yet");
    }

    private static PlannedResource route(String inputs) {
        return SmallPlans.resource(PulumiTypes.ROUTE, "it", inputs);
    }
}
