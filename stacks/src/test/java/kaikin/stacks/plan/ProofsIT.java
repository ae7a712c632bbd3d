package kaikin.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import kaikin.policies.access.Access;
import kaikin.policies.access.Grant;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlanJson;
import kaikin.policies.proofs.Proofs;
import kaikin.policies.proofs.Result;
import org.junit.jupiter.api.Test;

/** What is claimed about hub and fleets, proved of the program's own plans. */
class ProofsIT {
    private static final List<Plan> PLANS = List.of(Plans.plain("account-a"), Plans.plain("account-b"));

    @Test
    void everyClaimHolds() {
        var results = Proofs.of(PLANS).results();

        assertThat(results).hasSizeGreaterThan(40);
        assertThat(results).filteredOn(result -> !result.holds()).isEmpty();
        assertThat(results).extracting(Result::claim).doesNotHaveDuplicates();
    }

    @Test
    void aClaimThatFailsShowsWhoDoesWhatOnWhichWay() {
        var mutant = Mutants.of(PLANS)
                .filter(
                        each -> each.name()
                                .equals(
                                        "account-a RolePolicy kaikin-writer-222222222222 WriteOwnLists:"
                                                + " resource arn:aws:s3:::kaikin-ban-lists-111111111111-ap-northeast-1/ban-lists/222222222222/* is *"))
                .findFirst()
                .orElseThrow();

        var results = Proofs.of(PLANS).after(mutant.plans()).results();

        assertThat(results)
                .filteredOn(result -> result.claim().equals("a server can change no list but its own account's"))
                .singleElement()
                .satisfies(result -> assertThat(result.counterExamples())
                        .first()
                        .asString()
                        .contains(
                                "arn:aws:iam::111111111111:role/kaikin-writer-222222222222, s3:PutObject on",
                                "may s3:PutObject on",
                                "«kaikin-writer-222222222222: WriteOwnLists»",
                                "path: ec2.amazonaws.com → arn:aws:iam::222222222222:role/kaikin-server → "));
    }

    @Test
    void oneStackAloneIsNoMatterForProofs() {
        assertThatThrownBy(() -> Proofs.of(List.of(Plans.plain("account-b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hub and fleets together");
        assertThatThrownBy(() -> Proofs.of(List.of(Plans.plain("account-a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the fleet of 222222222222 is in no plan");
    }

    @Test
    void everyClaimHoldsWithEveryOptionUsed() {
        var results = Proofs.of(List.of(Plans.withOptions("account-a"), Plans.withOptions("account-b")))
                .results();

        assertThat(results).hasSizeGreaterThan(40);
        assertThat(results).filteredOn(result -> !result.holds()).isEmpty();
    }

    @Test
    void eachFleetIsJudgedByItsOwnTag() throws Exception {
        var other = PlanJson.read(PlanJson.withSecrets(PLANS.get(1)).replace("release-sshguard", "guarded"));

        assertThat(Proofs.of(List.of(PLANS.get(0), other)).results())
                .hasSizeGreaterThan(40)
                .allMatch(Result::holds);
    }

    /** Whom a role lets in that was there before, its plan does not know. */
    @Test
    void whoIsLetIntoAnAdoptedRoleIsNoClaim() {
        var claim = "EC2 runs each server as its account's server role";
        var options = List.of(Plans.withOptions("account-a"), Plans.withOptions("account-b"));

        assertThat(Proofs.of(PLANS).results()).extracting(Result::claim).contains(claim);
        assertThat(Proofs.of(options).results()).extracting(Result::claim).doesNotContain(claim);
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
