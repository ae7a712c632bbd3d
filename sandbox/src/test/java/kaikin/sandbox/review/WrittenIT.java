package kaikin.sandbox.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import kaikin.sandbox.Plans;
import org.junit.jupiter.api.Test;

/** docs/access.md and the snapshot say what the program would deploy. */
class WrittenIT {
    private static final Path PROJECT = Path.of(System.getProperty("kaikin.project", ".."));

    @Test
    void whatIsCommittedIsUpToDate() throws Exception {
        var written = new Written(PROJECT);
        var due = written.due(Plans.record(PROJECT));

        assertThat(due).hasSize(3);
        assertThat(due.keySet()).containsAll(new Snapshot(PROJECT).files());
        for (var file : due.entrySet()) {
            assertThat(file.getKey()).exists();
            assertThat(Files.readString(file.getKey()))
                    .as("%s is out of date: run ./kaikin review --write", file.getKey())
                    .isEqualTo(file.getValue());
        }
    }
}
