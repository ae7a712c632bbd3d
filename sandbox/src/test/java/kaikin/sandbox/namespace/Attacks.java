package kaikin.sandbox.namespace;

import java.time.Duration;
import java.util.List;
import kaikin.sandbox.namespace.PrivateNamespace.Polling;

/** What people and attackers do at the client, towards web-1. */
record Attacks(PrivateNamespace space) {
    /**
     * One attempt as an unknown user. Method «none»: sshd logs «Invalid user» (danger 10) and answers
     * at once, so that even the attempt that is banned for comes to its end.
     */
    void failToLogIn(String source) {
        client(
                "ssh",
                "-b",
                source,
                "-o",
                "BatchMode=yes",
                "-o",
                "PreferredAuthentications=none",
                "admin@web-1",
                "true");
    }

    TestShell logInAsMika(String source) {
        return client("ssh", "-b", source, "-o", "BatchMode=yes", "-o", "ConnectTimeout=1", "mika@web-1", "hostname");
    }

    boolean banned(String source) {
        return Polling.until(
                Duration.ofSeconds(1),
                () -> onWeb1("nft", "get", "element", "ip", "sshguard", "attackers", "{ " + source + " }")
                                .status()
                        == 0);
    }

    TestShell onWeb1(String... command) {
        return TestShell.run(space.enterCommand("web-1", List.of(command)));
    }

    TestShell client(String... command) {
        return TestShell.run(space.enterCommand("client", List.of(command)));
    }
}
