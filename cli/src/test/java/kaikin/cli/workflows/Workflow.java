package kaikin.cli.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A file of {@code .github/workflows}. */
record Workflow(String name, String text, JsonNode root) {
    static final Path PROJECT = Path.of(System.getProperty("kaikin.project", ".."));

    /** A step of a job; {@code node} as it stands in the file. */
    record Step(String workflow, JsonNode node) {
        String name() {
            return node.path("name").asText();
        }

        String run() {
            return node.path("run").asText();
        }

        @Override
        public String toString() {
            return workflow + ": " + name();
        }
    }

    static List<Workflow> all() {
        try (var files = Files.list(PROJECT.resolve(".github/workflows"))) {
            return files.sorted().map(Workflow::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Workflow named(String name) {
        return read(PROJECT.resolve(".github/workflows").resolve(name));
    }

    private static Workflow read(Path file) {
        try {
            var text = Files.readString(file);
            return new Workflow(file.getFileName().toString(), text, new YAMLMapper().readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> jobs() {
        return stream(root.path("jobs")).toList();
    }

    List<Step> steps() {
        return jobs().stream()
                .flatMap(job -> stream(job.path("steps")))
                .map(node -> new Step(name, node))
                .toList();
    }

    /** The steps that run commands of ours, not somebody's action. */
    List<Step> runs() {
        return steps().stream().filter(step -> step.node().has("run")).toList();
    }

    Step run(String step) {
        return runs().stream()
                .filter(each -> each.name().equals(step))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step «" + step + "» in " + name));
    }

    @Override
    public String toString() {
        return name;
    }

    static Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
