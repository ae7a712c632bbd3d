package kaikin.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import kaikin.cli.TestProject;
import kaikin.cli.plans.StackPlanRecorder;
import org.junit.jupiter.api.Test;

/** docs/access.md and the snapshot say what the program would deploy with the stack files of this repository. */
class CommittedAccessIT {
    @Test
    void whatIsCommittedIsUpToDate() throws Exception {
        var plans = StackPlanRecorder.record(TestProject.REPOSITORY);
        var due = new CommittedAccess(TestProject.REPOSITORY).due(plans);

        assertThat(due).hasSize(plans.size() + 1);
        assertThat(due.keySet()).containsAll(new PlanSnapshot(TestProject.REPOSITORY).files());
        for (var file : due.entrySet()) {
            assertThat(file.getKey()).as("run ./kaikin review --write").exists();
            assertThat(Files.readString(file.getKey()))
                    .as("%s is out of date: run ./kaikin review --write", file.getKey())
                    .isEqualTo(file.getValue());
        }
    }
}
