package kaikin.sandbox.space;

import java.nio.file.Path;

/** A launcher of its own, for the tests that kill it or run it as somebody else. */
final class HoldsASpace {
    private HoldsASpace() {}

    /** Opens a space, locks its client out, prints what happened, and stays until its input ends. */
    public static void main(String[] arguments) throws Exception {
        try (var space = TestSpaces.open(Path.of(arguments[0]))) {
            var attacks = new Attacks(space);
            System.out.println("before " + attacks.banned("203.0.113.7"));
            for (int attempt = 0; attempt < 3; attempt++) {
                attacks.failToLogIn("203.0.113.7");
            }
            System.out.println("after " + attacks.banned("203.0.113.7"));
            while (System.in.read() >= 0) {
                // The test that started this ends or kills it.
            }
        }
    }
}
