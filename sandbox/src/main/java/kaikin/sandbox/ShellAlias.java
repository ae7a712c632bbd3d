package kaikin.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kaikin.sandbox.namespace.PrivateNamespace;

/** A server of the sandbox, or the client, for those who type commands there. */
public record ShellAlias(String name, PrivateNamespace space) {
    /** How a command ended; both outputs together. */
    public record Ended(int status, String output) {
        public boolean well() {
            return status == 0;
        }
    }

    public Ended run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(space.enterCommand(name, List.of(command)))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
