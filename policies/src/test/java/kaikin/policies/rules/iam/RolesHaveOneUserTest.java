package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import org.junit.jupiter.api.Test;

class RolesHaveOneUserTest {
    private static final String RULE = "roles-have-one-user";
    private static final String HUB = "kaikin:hub:Hub::hub";
    private static final String ONE = "kaikin:hub:Hub$kaikin:hub:Function::one";
    private static final String TWO = "kaikin:hub:Hub$kaikin:hub:Function::two";

    @Test
    void aFunctionWithTheRoleBesideItIsFine() {
        assertThat(PackFindings.violations(RULE, hub(), one(), role(ONE, "one"), function(ONE, "one", "one")))
                .isEmpty();
    }

    @Test
    void twoFunctionsThatHaveEachOthersRolesAreViolations() {
        assertThat(PackFindings.violations(
                        RULE,
                        hub(),
                        one(),
                        two(),
                        role(ONE, "one"),
                        role(TWO, "two"),
                        function(ONE, "one", "two"),
                        function(TWO, "two", "one")))
                .containsExactly(
                        "one: it acts as two, and the smallest component that has both has other roles too:"
                                + " make a role of its own beside it",
                        "two: it acts as one, and the smallest component that has both has other roles too:"
                                + " make a role of its own beside it");
    }

    @Test
    void twoFunctionsWithOneRoleAreViolations() {
        assertThat(PackFindings.violations(
                        RULE,
                        hub(),
                        one(),
                        role(ONE, "one"),
                        function(ONE, "first", "one"),
                        function(ONE, "second", "one")))
                .containsExactly(
                        "first: it acts as one, and so does aws:lambda/function:Function second:"
                                + " make a role of its own for each",
                        "second: it acts as one, and so does aws:lambda/function:Function first:"
                                + " make a role of its own for each");
    }

    @Test
    void aScheduleWithAFunctionsRoleIsAViolation() {
        assertThat(PackFindings.violations(
                        RULE,
                        hub(),
                        one(),
                        role(ONE, "one"),
                        function(ONE, "one", "one"),
                        schedule(ONE, "daily", "arn:aws:iam::111111111111:role/one")))
                .hasSize(2);
    }

    @Test
    void twoSchedulesWithOneRoleAreFine() {
        assertThat(PackFindings.violations(
                        RULE,
                        hub(),
                        one(),
                        role(ONE, "one"),
                        schedule(ONE, "daily", "arn:aws:iam::111111111111:role/one"),
                        schedule(ONE, "hourly", "arn:aws:iam::111111111111:role/one")))
                .isEmpty();
    }

    @Test
    void aRoleThatIsNotInTheStackIsAViolation() {
        var theirs = "arn:aws:iam::999999999999:role/one";

        assertThat(PackFindings.violations(RULE, hub(), one(), role(ONE, "one"), schedule(ONE, "daily", theirs)))
                .containsExactly("daily: it acts as " + theirs + ", which is no role of its stack: make one beside it");
    }

    @Test
    void aRoleThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, hub(), one(), role(ONE, "one"), schedule(ONE, "daily", Unknown.TEXT)))
                .containsExactly("daily: its «target/roleArn» is not known yet");
    }

    private static PlannedResource hub() {
        return SmallPlans.component("", HUB);
    }

    private static PlannedResource one() {
        return SmallPlans.component(HUB, ONE);
    }

    private static PlannedResource two() {
        return SmallPlans.component(HUB, TWO);
    }

    private static PlannedResource role(String component, String name) {
        return SmallPlans.below(component, "aws:iam/role:Role", name, "{'name': '" + name + "'}");
    }

    private static PlannedResource function(String component, String name, String role) {
        return SmallPlans.below(
                component,
                "aws:lambda/function:Function",
                name,
                "{'name': '" + name + "', 'role': 'arn:aws:iam::111111111111:role/" + role + "'}");
    }

    private static PlannedResource schedule(String component, String name, String role) {
        return SmallPlans.below(
                component,
                "aws:scheduler/schedule:Schedule",
                name,
                "{'name': '" + name + "', 'target': {'roleArn': '" + role + "'}}");
    }
}
