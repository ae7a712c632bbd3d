package kaikin.policies.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
    private static List<PlannedResource> resources() {
        return List.of(
                Planned.role("a", "z"),
                Planned.child("b", "y"),
                Planned.role("c", "a", "x"),
                Planned.role("x"),
                Planned.role("y", "x"),
                Planned.role("z"));
    }

    @Test
    void putsEachResourceAfterItsParentAndWhatItDependsOn() {
        var recording = new Recording();
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
        var recording = new Recording();
        recording.add(Planned.role("a"));

        assertThatThrownBy(() -> recording.add(Planned.role("a")))
                .hasMessage("the program registers " + Planned.urn("a") + " twice");
    }

    @Test
    void addsTheOutputsThatAComponentRegistersLater() {
        var recording = new Recording();
        recording.add(Planned.role("a"));

        recording.outputs(Planned.urn("a"), Planned.inputs("later"));

        assertThat(recording.inOrder()).hasSize(1);
        assertThat(recording.inOrder().get(0).outputs().path("name").asText()).isEqualTo("later");
        assertThatThrownBy(() -> recording.outputs(Planned.urn("b"), Planned.inputs("b")))
                .hasMessage(Planned.urn("b") + " was never registered");
    }

    private static String print(List<PlannedResource> resources) {
        var recording = new Recording();
        resources.forEach(recording::add);
        return PlanJson.withSecrets(new Plan("account-a", recording.inOrder()));
    }
}
