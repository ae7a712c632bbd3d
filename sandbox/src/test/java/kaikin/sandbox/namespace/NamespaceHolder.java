package kaikin.sandbox.namespace;

import java.nio.file.Path;

/** A launcher of its own, for the test that kills it: opens a space and stays until its input ends. */
final class NamespaceHolder {
    private NamespaceHolder() {}

    public static void main(String[] arguments) throws Exception {
        try (var space = TestNamespaces.open(Path.of(arguments[0]))) {
            System.out.println(space.insideOutput().readLine());
            while (System.in.read() >= 0) {
                // The test that started this ends or kills it.
            }
        }
    }
}
