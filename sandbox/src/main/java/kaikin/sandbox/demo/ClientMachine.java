package kaikin.sandbox.demo;

import java.io.IOException;
import kaikin.sandbox.Sandbox.Machine;

/** The machine that people sit at: it has several addresses. */
public record ClientMachine(Machine machine) {
    /** In seconds: a connection that is banned half-way would hang for ever. */
    private static final String PATIENCE = "30";

    /** An attempt as an unknown user, who is not even asked for a password. */
    public void failToLogIn(String address, String server) throws IOException, InterruptedException {
        machine.run(
                "timeout",
                PATIENCE,
                "ssh",
                "-b",
                address,
                "-o",
                "BatchMode=yes",
                "-o",
                "ConnectTimeout=2",
                "-o",
                "PreferredAuthentications=none",
                "admin@" + server,
                "true");
    }

    /** A login with the right key. */
    public boolean logsIn(String address, String server) throws IOException, InterruptedException {
        return tryToLogIn(address, server).well();
    }

    /** Tells whether a connection to the server ends in silence, as behind a filter that drops. */
    public boolean timesOut(String address, String server) throws IOException, InterruptedException {
        var ended = tryToLogIn(address, server);
        return !ended.well() && ended.output().contains("timed out");
    }

    private Machine.Ended tryToLogIn(String address, String server) throws IOException, InterruptedException {
        return machine.run(
                "timeout",
                PATIENCE,
                "ssh",
                "-b",
                address,
                "-o",
                "BatchMode=yes",
                "-o",
                "ConnectTimeout=2",
                "mika@" + server,
                "true");
    }
}
