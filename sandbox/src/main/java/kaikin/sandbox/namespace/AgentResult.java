package kaikin.sandbox.namespace;

/** How a script ended; 137 is a script that ran out of time. */
public record AgentResult(int status, String stdout, String stderr) {
    /** The exit status of a command that was killed. */
    public static final int TIMED_OUT = 137;
}
