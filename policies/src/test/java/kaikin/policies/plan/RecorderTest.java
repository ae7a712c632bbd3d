package kaikin.policies.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.Pulumi;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.model.PlanJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
    private static final StackFile STACK = new StackFile(
            "kaikin",
            "account-a",
            Map.of(
                    "aws:region",
                    "ap-northeast-1",
                    "aws:allowedAccountIds",
                    "[\"111111111111\"]",
                    "kaikin:token",
                    "s3cret"),
            Set.of("kaikin:token"));

    @TempDir
    private Path directory;

    /** A program with two components and a secret. */
    static final class Small {
        public static void main(String[] args) {
            Pulumi.run(context -> {
                var outer = new Component("outer", ComponentResourceOptions.Empty);
                new Component(
                        "inner",
                        ComponentResourceOptions.builder().parent(outer).build());
                context.export("token", context.config().requireSecret("token"));
            });
        }

        private static final class Component extends ComponentResource {
            Component(String name, ComponentResourceOptions options) {
                super("test:index:Component", name, options);
                registerOutputs(Map.of());
            }
        }
    }

    /** A program that the configuration does not please. */
    static final class Complaining {
        public static void main(String[] args) {
            Pulumi.run(context -> {
                throw new RunException("Pulumi." + context.stackName() + ".yaml needs mending");
            });
        }
    }

    /** A program that ends before it knows of any engine. */
    static final class Broken {
        public static void main(String[] args) {
            System.err.println("something is broken");
            System.exit(3);
        }
    }

    @Test
    void writesDownWhatAProgramRegisters() throws Exception {
        var plan = recorder(Small.class).record(STACK);

        assertThat(plan.stack()).isEqualTo("account-a");
        assertThat(plan.resources())
                .extracting(resource -> resource.urn().value())
                .containsExactly(
                        "urn:pulumi:account-a::kaikin::pulumi:pulumi:Stack::kaikin-account-a",
                        "urn:pulumi:account-a::kaikin::test:index:Component::outer",
                        "urn:pulumi:account-a::kaikin::test:index:Component$test:index:Component::inner");
        assertThat(PlanJson.withSecrets(plan)).contains("s3cret");
        assertThat(PlanJson.redacted(plan)).doesNotContain("s3cret").contains("[secret]");
    }

    @Test
    void passesOnWhatAProgramComplainsOf() throws IOException {
        var recorder = recorder(Complaining.class);

        assertThatThrownBy(() -> recorder.record(STACK))
                .isInstanceOf(IOException.class)
                .hasMessage("the program of stack account-a failed: Pulumi.account-a.yaml needs mending");
    }

    @Test
    void passesOnWhatABrokenProgramPrints() throws IOException {
        var recorder = recorder(Broken.class);

        assertThatThrownBy(() -> recorder.record(STACK))
                .isInstanceOf(IOException.class)
                .hasMessage("the program of stack account-a failed: something is broken");
    }

    @Test
    void saysHowToBuildAMissingProgram() {
        var missing = directory.resolve("stacks.jar");

        assertThatThrownBy(() -> new Recorder(directory, missing).record(STACK))
                .isInstanceOf(IOException.class)
                .hasMessage(missing + " is not built: run ./mvnw -q package");
    }

    @Test
    void saysHowToBuildMissingLibraries() {
        assertThatThrownBy(() -> recorder(Complaining.class, "lib/aws.jar").record(STACK))
                .isInstanceOf(IOException.class)
                .hasMessage(directory.resolve("lib/aws.jar") + " is not built: run ./mvnw -q package");
    }

    private Recorder recorder(Class<?> program) throws IOException {
        return recorder(program, classPath());
    }

    /** A jar with nothing in it but the way to the class. */
    private Recorder recorder(Class<?> program, String classPath) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, program.getName());
        manifest.getMainAttributes().put(Name.CLASS_PATH, classPath);
        var jar = directory.resolve("program.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.finish();
        }
        return new Recorder(directory, jar);
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }
}
