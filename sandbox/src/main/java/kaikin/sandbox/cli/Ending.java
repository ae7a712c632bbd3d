package kaikin.sandbox.cli;

/** What must still happen when somebody ends this program from outside. */
final class Ending {
    private Ending() {}

    static void with(Runnable task) {
        Runtime.getRuntime().addShutdownHook(new Thread(task, "ending"));
    }
}
