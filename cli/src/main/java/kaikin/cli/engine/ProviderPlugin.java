package kaikin.cli.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import kaikin.policies.provider.AwsProvider;

/**
 * The stand-in for Pulumi's AWS provider, as the engine finds a plugin.
 *
 * @param version the one that the program asks for; the engine takes no other
 */
record ProviderPlugin(String version) {
    private static final Pattern AWS = Pattern.compile("lib/aws-([0-9.]+)\\.jar");

    static ProviderPlugin of(Path project) throws IOException {
        var program = project.resolve("stacks/target/stacks.jar");
        try (var jar = new JarFile(program.toFile())) {
            var found = AWS.matcher(
                    String.valueOf(jar.getManifest().getMainAttributes().getValue("Class-Path")));
            if (!found.find()) {
                throw new IOException(program + " names no AWS provider: run ./mvnw -q package");
            }
            return new ProviderPlugin(found.group(1));
        } catch (NoSuchFileException e) {
            throw new IOException(program + " is not built: run ./mvnw -q package", e);
        }
    }

    void install(Path home) throws IOException {
        var directory = Files.createDirectories(home.resolve("plugins/resource-aws-v" + version));
        // Without exec the shell would stay, and the engine would wait for it at the end.
        var launcher = Files.writeString(
                directory.resolve("pulumi-resource-aws"),
                "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Dsun.misc.unsafe.memory.access=allow -cp '%s' %s %s \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                AwsProvider.class.getName(),
                                version));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    }
}
