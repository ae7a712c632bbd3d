package kaikin.cli.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kaikin.cli.TestProject;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlanJson;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Urn;

/** A workbench with hands: types commands, and edits stack files as people do. */
record EngineBench(Workbench workbench) implements AutoCloseable {
    static final Path PROJECT = TestProject.DIRECTORY;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final String WEBHOOK_TOKEN = "c2VjcmV0LW9mLXRoZS13ZWJob29rLWZvci10ZXN0cyE=";
    static final String API_TOKEN = "5ecre70f7hea91f0r7e575000000000";

    /** How a command ended; both outputs together. */
    record Ended(int status, String output) {
        Ended fine() {
            if (status != 0) {
                throw new AssertionError("status " + status + ":\n" + output);
            }
            return this;
        }
    }

    static EngineBench open() throws IOException, InterruptedException {
        return new EngineBench(Workbench.open(PROJECT));
    }

    /** Another bench on which everything is as it is on this one now. */
    EngineBench copy() throws IOException, InterruptedException {
        var copy = open();
        copyTree(workbench.backend(), copy.workbench.backend());
        copyTree(workbench.directory(), copy.workbench.directory());
        return copy;
    }

    Ended pulumi(String... words) throws IOException, InterruptedException {
        return pulumi(Map.of(), words);
    }

    Ended pulumi(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        var command =
                Stream.concat(Stream.of("env", "pulumi"), Stream.of(words)).toList();
        var builder = new ProcessBuilder(command)
                .directory(workbench.directory().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(workbench.environment());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    /** As docs/deploy.md says it, tokens included where there is a hub. */
    void init(String stack) throws IOException, InterruptedException {
        pulumi("stack", "init", stack).fine();
        if (stack.equals("account-a")) {
            secret("kaikin:webhookToken", WEBHOOK_TOKEN);
            secret("kaikin:apiToken", API_TOKEN);
        }
    }

    private void secret(String key, String value) throws IOException, InterruptedException {
        pulumi("config", "set", "--secret", key, value, "-s", "account-a").fine();
    }

    Ended up(String stack, String... words) throws IOException, InterruptedException {
        return pulumi(Stream.concat(Stream.of("up", "-s", stack, "--yes", "--skip-preview"), Stream.of(words))
                .toArray(String[]::new));
    }

    void edit(String stack, UnaryOperator<String> change) throws IOException {
        var file = stackFile(stack);
        var before = Files.readString(file);
        var after = change.apply(before);
        if (before.equals(after)) {
            throw new AssertionError("nothing was changed in " + before);
        }
        Files.writeString(file, after);
    }

    Path stackFile(String stack) {
        return workbench.directory().resolve("Pulumi." + stack + ".yaml");
    }

    /** The exported state, as a file. */
    Path export(String stack) throws IOException, InterruptedException {
        var file = workbench.directory().resolve(stack + ".json");
        pulumi("stack", "export", "-s", stack, "--file", file.toString()).fine();
        return file;
    }

    /** The exported state as the program meant it. */
    Plan state(String stack) throws IOException, InterruptedException {
        return PlanJson.read(Files.readString(export(stack)));
    }

    /** A resource of the exported state as the provider wrote it. */
    JsonNode written(String stack, String label) throws IOException, InterruptedException {
        for (var each : JSON.readTree(Files.readString(export(stack))).at("/deployment/resources")) {
            if (label(new Urn(each.path("urn").asText())).equals(label)) {
                return each;
            }
        }
        throw new AssertionError("there is no " + label + " in the state of " + stack);
    }

    /** The state with its text changed, as if AWS had changed so: what the stand-in reads is what the state says. */
    void replaceState(String stack, UnaryOperator<String> change) throws IOException, InterruptedException {
        var file = export(stack);
        Files.writeString(file, change.apply(Files.readString(file)));
        pulumi("stack", "import", "-s", stack, "--file", file.toString()).fine();
    }

    /** The inputs of a preview's resources, by type and name. */
    Map<String, JsonNode> planned(String stack) throws IOException, InterruptedException {
        var output = pulumi("preview", "-s", stack, "--json").fine().output();
        var planned = new TreeMap<String, JsonNode>();
        JSON.readTree(output.substring(output.indexOf('{'))).path("steps").forEach(step -> {
            var state = step.path("newState");
            planned.put(label(new Urn(state.path("urn").asText())), state.path("inputs"));
        });
        return planned;
    }

    @Override
    public void close() throws IOException {
        workbench.close();
    }

    private static void copyTree(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Types and names of the provider's resources that two states do not have in common, or have in other ways. */
    static List<String> changed(Plan before, Plan after) {
        return Stream.concat(unlike(before, after), unlike(after, before))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> unlike(Plan plan, Plan other) {
        return plan.resources().stream()
                .filter(resource -> resource.custom())
                .filter(resource -> other.resources().stream()
                        .noneMatch(each -> each.urn().equals(resource.urn())
                                && inputs(each).equals(inputs(resource))))
                .map(resource -> label(resource.urn()));
    }

    static String label(Urn urn) {
        return urn.type().replaceAll("^aws:.*:", "") + " " + urn.name();
    }

    /** Inputs but for what differs of one value each time it is kept: a secret's ciphertext, an archive's hash. */
    static ObjectNode inputs(PlannedResource resource) {
        return without(resource.inputs(), List.of("plaintext", "ciphertext", "hash"));
    }

    /** Outputs likewise; nobody tells the path of an archive back. */
    static ObjectNode outputs(PlannedResource resource) {
        return without(resource.outputs(), List.of("plaintext", "ciphertext", "hash", "path"));
    }

    private static ObjectNode without(ObjectNode values, List<String> names) {
        var others = values.deepCopy();
        others.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode value) {
                value.remove(names);
            }
        });
        return others;
    }
}
