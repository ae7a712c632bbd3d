package kaikin.cli.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What GitHub reads of a repository beside its workflows. */
class RepositoryTest {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final Map<String, String> MANIFESTS =
            Map.of("go.mod", "gomod", "requirements.txt", "pip", "package.json", "npm");

    @Test
    void everythingThatHasVersionsIsLookedAtForNewOnes() throws IOException {
        var due = new TreeSet<>(List.of("maven /", "github-actions /"));
        try (var files = Files.walk(Workflow.PROJECT.toRealPath())) {
            files.filter(file -> MANIFESTS.containsKey(file.getFileName().toString()))
                    .filter(file -> Stream.of("target", "node_modules")
                            .noneMatch(name -> file.toString().contains("/" + name + "/")))
                    .forEach(file -> due.add(MANIFESTS.get(file.getFileName().toString()) + " /" + directory(file)));
        }
        var named = new TreeSet<String>();
        for (var update : Workflow.stream(dependabot().path("updates")).toList()) {
            var kind = update.path("package-ecosystem").asText();
            Stream.concat(Stream.of(update.path("directory")), Workflow.stream(update.path("directories")))
                    .filter(JsonNode::isTextual)
                    .forEach(directory -> named.add(kind + " " + directory.asText()));
        }

        assertThat(dependabot().path("version").asInt()).isEqualTo(2);
        assertThat(named).isEqualTo(due);
    }

    /** A team that a fork does not have would be an error in every pull request of it. */
    @Test
    void nobodyIsMadeAnOwnerByFork() throws IOException {
        var lines = Files.readAllLines(Workflow.PROJECT.resolve(".github/CODEOWNERS"));

        assertThat(lines).isNotEmpty().allMatch(line -> line.startsWith("#"));
        for (var owned : List.of("/.github/", "/policies/", "/sandbox/", "/kaikin", "/mvnw", "/.mvn/")) {
            assertThat(lines).anyMatch(line -> line.startsWith("# " + owned + " "));
            assertThat(Workflow.PROJECT.resolve(owned.substring(1))).exists();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Reporting", "In scope", "Supported versions"})
    void whoFindsAWeaknessKnowsWhereToGo(String heading) throws IOException {
        assertThat(Files.readString(Workflow.PROJECT.resolve("SECURITY.md"))).contains("\n## " + heading + "\n");
    }

    private static String directory(Path manifest) {
        try {
            return Workflow.PROJECT
                    .toRealPath()
                    .relativize(manifest.resolveSibling(".").normalize())
                    .toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode dependabot() throws IOException {
        return YAML.readTree(Files.readString(Workflow.PROJECT.resolve(".github/dependabot.yml")));
    }
}
