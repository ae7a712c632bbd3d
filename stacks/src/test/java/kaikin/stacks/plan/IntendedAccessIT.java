package kaikin.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import kaikin.policies.access.Access;
import kaikin.policies.access.Grant;
import kaikin.policies.intended.AccessDifference;
import kaikin.policies.intended.AccessDifference.Kind;
import kaikin.policies.intended.ClaimResult;
import kaikin.policies.intended.Claims;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlanJson;
import kaikin.policies.model.PlannedResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The program's own plans allow what the table of intended access says, and what they do not is seen. */
class IntendedAccessIT {
    private static final List<Plan> PLANS = List.of(ExamplePlans.plain("account-a"), ExamplePlans.plain("account-b"));

    static Stream<List<Plan>> deployments() {
        return Stream.of(
                PLANS,
                List.of(ExamplePlans.withOptions("account-a"), ExamplePlans.withOptions("account-b")),
                Stream.concat(ExamplePlans.withAThirdAccount().stream(), Stream.of(ExamplePlans.plain("account-b")))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void policiesAllowExactlyWhatTheTableSays(List<Plan> plans) {
        var claims = Claims.of(plans);

        assertThat(claims.differences()).isEmpty();
        assertThat(claims.results())
                .hasSizeGreaterThan(12)
                .filteredOn(result -> !result.holds())
                .isEmpty();
        assertThat(claims.results()).extracting(ClaimResult::claim).doesNotHaveDuplicates();
    }

    @Test
    void moreThanTheTableSaysIsShownWithExamplePathAndLine() {
        var mutant = Mutants.of(PLANS)
                .filter(
                        each -> each.name()
                                .equals(
                                        "account-a RolePolicy kaikin-writer-222222222222 WriteOwnLists:"
                                                + " resource arn:aws:s3:::kaikin-ban-lists-111111111111-ap-northeast-1/ban-lists/222222222222/* is *"))
                .findFirst()
                .orElseThrow();

        var claims = Claims.of(mutant.plans());

        assertThat(claims.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.MORE);
            assertThat(difference.toString())
                    .contains(
                            "role/kaikin-writer-222222222222 may s3:PutObject on *, which the table does not say",
                            "for example s3:PutObject on ",
                            "path: ec2.amazonaws.com → arn:aws:iam::222222222222:role/kaikin-server → ");
            assertThat(difference.grantedBy())
                    .hasValueSatisfying(
                            resource -> assertThat(resource.urn().name()).isEqualTo("kaikin-writer-222222222222"));
        });
        assertThat(claims.results())
                .filteredOn(result -> !result.holds())
                .extracting(ClaimResult::claim)
                .contains(
                        "the policies allow nothing that the table of intended access does not say",
                        "a writer can do nothing but write lists of its own account");
    }

    @Test
    void whatEveryoneMayIsToldOnce() {
        var mutant = Mutants.of(PLANS)
                .filter(each -> each.name().equals("account-a Role kaikin-operator HubFunction: principal is \"*\""))
                .findFirst()
                .orElseThrow();
        var open = mutant.plans().stream()
                .map(plan -> new Plan(
                        plan.stack(),
                        plan.resources().stream()
                                .map(IntendedAccessIT::withoutCondition)
                                .toList()))
                .toList();

        var differences = Claims.of(open).differences();

        assertThat(differences)
                .as("%s", differences)
                .extracting(AccessDifference::kind, AccessDifference::principal)
                .containsExactly(tuple(Kind.MORE, "*"));
    }

    private static PlannedResource withoutCondition(PlannedResource resource) {
        if (!resource.type().equals("aws:iam/role:Role")
                || !resource.urn().stack().equals("account-a")
                || !resource.text("name").equals("kaikin-operator")) {
            return resource;
        }
        return ExamplePlans.with(
                resource,
                resource.inputs()
                        .deepCopy()
                        .put(
                                "assumeRolePolicy",
                                resource.text("assumeRolePolicy")
                                        .replaceFirst(",\\s*\"Condition\"\\s*:\\s*\\{[^}]*}[^}]*}\\s*}", "")));
    }

    @Test
    void eachFleetIsJudgedByItsOwnTag() throws Exception {
        var other = PlanJson.read(PlanJson.withSecrets(PLANS.get(1)).replace("release-sshguard", "guarded"));

        assertThat(Claims.of(List.of(PLANS.get(0), other)).results()).allMatch(ClaimResult::holds);
    }

    @Test
    void oneStackAloneIsNotDecided() {
        assertThatThrownBy(() -> Claims.of(List.of(ExamplePlans.plain("account-b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hub and fleets together");
        assertThatThrownBy(() -> Claims.of(List.of(ExamplePlans.plain("account-a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the fleet of 222222222222 is in no plan");
    }

    /** Whom a role lets in that was there before, its plan does not know. */
    @Test
    void whoIsLetIntoAnAdoptedRoleIsNotClaimed() {
        var options = List.of(ExamplePlans.withOptions("account-a"), ExamplePlans.withOptions("account-b"));

        assertThat(Access.of(options).grants())
                .extracting(Grant::toString)
                .anyMatch(grant ->
                        grant.startsWith("arn:aws:iam::222222222222:role/team/existing-web-server: sts:AssumeRole"))
                .noneMatch(grant -> grant.contains("ec2.amazonaws.com"));
    }

    @Test
    void aGuardThatIsTakenAwayIsSeenThoughNobodyCouldPassIt() {
        var mutant = Mutants.of(PLANS)
                .filter(each -> each.name().contains("NeverReadTheBotsTokens"))
                .findFirst()
                .orElseThrow();

        assertThat(Claims.of(mutant.plans()).differences())
                .extracting(AccessDifference::kind)
                .contains(Kind.NOT_DENIED);
    }

    @Test
    void grantsNameTheWayFromOutside() {
        assertThat(Access.of(PLANS).grants())
                .extracting(Grant::toString)
                .contains("lambda.amazonaws.com → arn:aws:iam::111111111111:role/kaikin-webhook →"
                        + " arn:aws:iam::222222222222:role/kaikin-operator: ssm:SendCommand on"
                        + " arn:aws:ssm:ap-northeast-1:222222222222:document/kaikin-release");
    }
}
