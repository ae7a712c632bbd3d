package kaikin.sandbox.cli;

/** What is going on, for those who wait: on standard error, so that outputs stay clean. */
final class Progress {
    private Progress() {}

    static void say(String line) {
        System.err.println("kaikin: " + line);
    }
}
