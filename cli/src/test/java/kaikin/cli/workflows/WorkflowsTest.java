package kaikin.cli.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no workflow may do, whoever changes it. */
class WorkflowsTest {
    private static final Pattern PINNED = Pattern.compile("[\\w-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

    /** All that is granted to jobs, beyond reading the repository; a new grant is a decision. */
    private static final Map<String, Set<String>> GRANTED = Map.of(
            "review.yml", Set.of("contents: read", "security-events: write", "actions: read"),
            "comment.yml", Set.of("contents: read", "actions: read", "pull-requests: write"),
            "build.yml", Set.of("contents: read"));

    private static Stream<Workflow> workflows() {
        return Workflow.all().stream();
    }

    @Test
    void thereAreThree() {
        assertThat(workflows().map(Workflow::name)).containsExactly("build.yml", "comment.yml", "review.yml");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyActionIsPinnedByItsCommit(Workflow workflow) {
        var uses = workflow.text()
                .lines()
                .map(String::strip)
                .filter(line -> line.contains("uses:"))
                .map(line -> line.replaceFirst("^(- )?uses: ", ""))
                .toList();

        assertThat(uses).isNotEmpty().allMatch(PINNED.asMatchPredicate());
        assertThat(uses)
                .hasSameSizeAs(workflow.steps().stream()
                        .filter(step -> step.node().has("uses"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void nothingIsGrantedButByTheJobThatNeedsIt(Workflow workflow) {
        assertThat(workflow.root().path("permissions"))
                .as("at the top")
                .isEqualTo(JsonNodeFactory.instance.objectNode());
        assertThat(workflow.jobs()).isNotEmpty();
        var granted = new TreeSet<String>();
        for (var job : workflow.jobs()) {
            assertThat(job.path("permissions").isObject()).isTrue();
            job.path("permissions")
                    .properties()
                    .forEach(each ->
                            granted.add(each.getKey() + ": " + each.getValue().asText()));
        }
        assertThat(granted).isEqualTo(new TreeSet<>(GRANTED.getOrDefault(workflow.name(), Set.of())));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void nothingOfTheEventBecomesShell(Workflow workflow) {
        assertThat(workflow.runs())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.run()).doesNotContain("${{"));
        assertThat(workflow.text()).doesNotContain("secrets.", "pull_request_target", "ref: ${{");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void runsEndAndDoNotPileUp(Workflow workflow) {
        assertThat(workflow.root().path("concurrency").path("group").asText()).contains("${{");
        assertThat(workflow.root().at("/defaults/run/shell").asText()).isEqualTo("bash");
        assertThat(workflow.jobs())
                .allSatisfy(
                        job -> assertThat(job.path("timeout-minutes").asInt()).isBetween(1, 60));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void checkoutsLeaveNoToken(Workflow workflow) {
        var checkouts = workflow.steps().stream()
                .map(Workflow.Step::node)
                .filter(step -> step.path("uses").asText().startsWith("actions/checkout@"))
                .toList();

        assertThat(checkouts)
                .isNotEmpty()
                .allSatisfy(
                        step -> assertThat(step.at("/with/persist-credentials")).isEqualTo(BooleanNode.FALSE));
    }

    /** Whoever may write must not run what a stranger sends. */
    @Test
    void whatMayWriteRunsTheDefaultBranchAlone() {
        var comment = Workflow.named("comment.yml");

        assertThat(comment.root().path("on").properties().stream().map(Map.Entry::getKey))
                .containsExactly("workflow_run");
        assertThat(comment.runs()).extracting(Workflow.Step::run).containsExactly(".github/comment");
        assertThat(comment.steps().stream().map(step -> step.node().path("with")))
                .extracting(WorkflowsTest::words)
                .containsExactly("persist-credentials sparse-checkout", "");
    }

    /** The check fails when everything has been uploaded, not before. */
    @Test
    void mandatoryViolationsFailTheLastStep() {
        var steps = Workflow.named("review.yml").steps();

        assertThat(steps.get(steps.size() - 1).name()).isEqualTo("Fail on mandatory violations");
        assertThat(Workflow.named("comment.yml").root().at("/on/workflow_run/workflows/0"))
                .isEqualTo(Workflow.named("review.yml").root().path("name"));
    }

    /** The first to save under a key fills it for all: what has less must not be in the way of what needs more. */
    @Test
    void eachWorkflowsCacheIsItsOwn() {
        var keys = workflows()
                .flatMap(workflow -> workflow.steps().stream())
                .filter(step -> step.node().path("uses").asText().matches("actions/cache(/restore)?@.*"))
                .map(step -> step.workflow() + " " + step.node().at("/with/key").asText())
                .toList();

        assertThat(keys).hasSize(2).allMatch(key -> key.matches("(\\w+)\\.yml \\1-.*"));
        assertThat(workflows()).noneMatch(workflow -> workflow.text().contains("cache: maven"));
    }

    private static String words(JsonNode with) {
        return String.join(
                " ",
                new TreeSet<>(with.properties().stream().map(Map.Entry::getKey).toList()));
    }
}
