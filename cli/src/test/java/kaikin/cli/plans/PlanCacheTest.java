package kaikin.cli.plans;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.SourceLine;
import kaikin.policies.model.SourceMap;
import kaikin.policies.model.Urn;
import kaikin.policies.plan.StackFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCacheTest {
    private static final StackFile STACK = stack("ap-northeast-1");
    private static final Plan PLAN = plan("one");
    private static final Plan OTHER = plan("other");

    @TempDir
    private Path directory;

    private Path jar = Path.of("");

    @BeforeEach
    void build() throws Exception {
        jar = Files.writeString(directory.resolve("program.jar"), "classes");
        assertThat(ask(STACK, PLAN)).isEqualTo(PLAN);
    }

    @Test
    void isRecordedOnceAndKeptWhole() throws Exception {
        var kept = ask(STACK, OTHER);

        assertThat(kept).isEqualTo(PLAN);
        assertThat(kept.sources().of(PLAN.resources().get(0).urn())).containsExactly(new SourceLine("Main.java", 7));
    }

    @Test
    void anotherStackFileIsRecordedAnew() throws Exception {
        assertThat(ask(stack("us-east-1"), OTHER)).isEqualTo(OTHER);
        assertThat(ask(STACK, PLAN)).isEqualTo(PLAN);
    }

    @Test
    void whatWasBuiltAnewIsRecordedAnew() throws Exception {
        Files.writeString(jar, "more classes");
        assertThat(ask(STACK, OTHER)).isEqualTo(OTHER);

        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-11-23T00:00:00Z")));
        assertThat(ask(STACK, PLAN)).isEqualTo(PLAN);

        Files.delete(jar);
        assertThat(ask(STACK, OTHER)).isEqualTo(OTHER);
    }

    @Test
    void classesInDirectoriesAreRecordedAlways() throws Exception {
        Files.delete(jar);
        Files.createDirectory(jar);

        assertThat(ask(STACK, OTHER)).isEqualTo(OTHER);
        assertThat(ask(STACK, PLAN)).isEqualTo(PLAN);
    }

    @Test
    void aDamagedOneIsRecordedAnew() throws Exception {
        var whole = Files.readString(directory.resolve("kept"));
        for (var damaged : List.of("", whole.substring(0, whole.length() / 2), whole.replace("Main.java:7", "?:?"))) {
            Files.writeString(directory.resolve("kept"), damaged);

            assertThat(ask(STACK, OTHER)).isEqualTo(OTHER);

            Files.writeString(directory.resolve("kept"), whole);
        }
    }

    @Test
    void whatCannotBeRecordedLeavesWhatWasKept() throws Exception {
        var kept = PlanCache.of(directory.resolve("kept"), stack("us-east-1"), List.of(jar));

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> kept.orElse(() -> {
                    throw new IOException("the program failed");
                }))
                .hasMessage("the program failed");
        assertThat(ask(STACK, OTHER)).isEqualTo(PLAN);
    }

    private Plan ask(StackFile stack, Plan program) throws IOException, InterruptedException {
        return PlanCache.of(directory.resolve("kept"), stack, List.of(jar)).orElse(() -> program);
    }

    private static StackFile stack(String region) {
        return new StackFile("kaikin", "account-a", Map.of("aws:region", region, "text", "two\n\nparts"), Set.of());
    }

    private static Plan plan(String name) {
        var urn = new Urn("urn:pulumi:account-a::kaikin::aws:iam/role:Role::" + name);
        var inputs = JsonNodeFactory.instance.objectNode().put("name", name);
        var resource = new PlannedResource(
                urn, true, Optional.of("id"), inputs, inputs.deepCopy(), Optional.empty(), List.of(), Map.of());
        var lines = new ArrayList<String>();
        lines.add("aws:iam/role:Role\t" + name + "\tMain.java:7");
        return new Plan("account-a", List.of(resource), SourceMap.parse(lines));
    }
}
