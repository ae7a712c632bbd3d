package kaikin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.policies.plan.Program;
import kaikin.sandbox.namespace.TreeDeletion;

/** Changes of a project's stack files: told first, checked by the program, and written all together. */
final class StackFilesUpdate {
    private final Path project;
    private final Map<String, String> texts = new TreeMap<>();
    private final List<String> stacks = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean replaces;

    StackFilesUpdate(Path project) {
        this.project = project;
    }

    /** A stack's file as it is to be, changed or not. */
    void file(String stack, String name, String text) {
        stacks.add(stack);
        texts.put(name, text);
    }

    /**
     * One value that changes.
     *
     * @param before what someone has set there
     */
    void line(String file, String key, Optional<String> before, String value) {
        replaces |= before.isPresent();
        lines.add("%s: %s: %s%s"
                .formatted(file, key, before.map(text -> text + " -> ").orElse(""), value));
    }

    void delete(String file) {
        deleted.add(file);
        lines.add(file + ": deleted, for it is the example's");
    }

    void keep(String file, String account) {
        notes.add(file + " stays, though " + account
                + " is none of these accounts: delete it when its stack is destroyed");
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Tells whether someone's own values would be lost. */
    boolean replaces() {
        return replaces;
    }

    List<String> files() {
        return List.copyOf(texts.keySet());
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** All that the program says against the files, each stack's together. */
    List<String> problems() throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("kaikin-init-");
        try {
            Files.copy(project.resolve("Pulumi.yaml"), directory.resolve("Pulumi.yaml"));
            for (var text : texts.entrySet()) {
                Files.writeString(directory.resolve(text.getKey()), text.getValue());
            }
            var program = new Program.Jar(project.resolve("stacks/target/stacks.jar"));
            var origin = new StackPlanRecorder.Origin(directory, project, program);
            var problems = new ArrayList<String>();
            for (var stack : stacks) {
                try {
                    StackPlanRecorder.record(origin, stack);
                } catch (IOException e) {
                    problems.add(
                            String.valueOf(e.getMessage()).replace("the program of stack " + stack + " failed: ", ""));
                }
            }
            return problems;
        } finally {
            TreeDeletion.tree(directory);
        }
    }

    void write() throws IOException {
        for (var text : texts.entrySet()) {
            var half = Files.createTempFile(project, "Pulumi-", ".half");
            Files.writeString(half, text.getValue());
            var file = project.resolve(text.getKey());
            if (Files.exists(file)) {
                Files.setPosixFilePermissions(half, Files.getPosixFilePermissions(file));
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        for (var file : deleted) {
            Files.delete(project.resolve(file));
        }
    }
}
