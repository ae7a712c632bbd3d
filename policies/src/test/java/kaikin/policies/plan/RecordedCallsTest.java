package kaikin.policies.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlanJson;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.plan.RecordingMonitor.RecordedCalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedCallsTest {
    private static List<PlannedResource> resources() {
        return List.of(
                PlanFixture.role("a", "z"),
                PlanFixture.child("b", "y"),
                PlanFixture.role("c", "a", "x"),
                PlanFixture.role("x"),
                PlanFixture.role("y", "x"),
                PlanFixture.role("z"));
    }

    @Test
    void putsEachResourceAfterItsParentAndWhatItDependsOn() {
        var recording = new RecordedCalls();
        resources().forEach(recording::add);

        assertThat(recording.inOrder())
                .extracting(resource -> resource.urn().name())
                .containsExactly("z", "a", "x", "y", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void printsTheSameBytesInWhateverOrderAProgramRegisters(long seed) {
        var shuffled = new ArrayList<>(resources());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(print(shuffled)).isEqualTo(print(resources()));
    }

    @Test
    void refusesAResourceThatIsRegisteredTwice() {
        var recording = new RecordedCalls();
        recording.add(PlanFixture.role("a"));

        assertThatThrownBy(() -> recording.add(PlanFixture.role("a")))
                .hasMessage("the program registers " + PlanFixture.urn("a") + " twice");
    }

    @Test
    void addsTheOutputsThatAComponentRegistersLater() {
        var recording = new RecordedCalls();
        recording.add(PlanFixture.role("a"));

        recording.outputs(PlanFixture.urn("a"), PlanFixture.inputs("later"));

        assertThat(recording.inOrder()).hasSize(1);
        assertThat(recording.inOrder().get(0).outputs().path("name").asText()).isEqualTo("later");
        assertThatThrownBy(() -> recording.outputs(PlanFixture.urn("b"), PlanFixture.inputs("b")))
                .hasMessage(PlanFixture.urn("b") + " was never registered");
    }

    private static String print(List<PlannedResource> resources) {
        var recording = new RecordedCalls();
        resources.forEach(recording::add);
        return PlanJson.withSecrets(new Plan("account-a", recording.inOrder()));
    }
}
