package kaikin.sandbox.namespace;

import java.nio.file.Path;

/** A launcher of its own, for the test that is somebody else: locks its client out and lets it in again. */
final class BansInANamespace {
    private BansInANamespace() {}

    public static void main(String[] arguments) {
        try (var space = TestNamespaces.open(Path.of(arguments[0]))) {
            var attacks = new Attacks(space);
            for (int attempt = 0; attempt < 3; attempt++) {
                attacks.failToLogIn("203.0.113.7");
            }
            System.out.println("banned " + attacks.banned("203.0.113.7"));
            attacks.onWeb1("nft", "delete", "element", "ip", "sshguard", "attackers", "{ 203.0.113.7 }");
            System.out.println(
                    "mika on " + attacks.logInAsMika("203.0.113.7").output().strip());
        }
    }
}
