package kaikin.sandbox.space;

import java.time.Duration;
import java.util.List;

/** What people and attackers do at the client, towards web-1. */
record Attacks(Space space) {
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

    Shell logInAsMika(String source) {
        return client("ssh", "-b", source, "-o", "BatchMode=yes", "-o", "ConnectTimeout=1", "mika@web-1", "hostname");
    }

    boolean banned(String source) {
        return Waiting.until(
                Duration.ofSeconds(1),
                () -> onWeb1("nft", "get", "element", "ip", "sshguard", "attackers", "{ " + source + " }")
                                .status()
                        == 0);
    }

    Shell onWeb1(String... command) {
        return Shell.run(space.enterCommand("web-1", List.of(command)));
    }

    Shell client(String... command) {
        return Shell.run(space.enterCommand("client", List.of(command)));
    }
}
