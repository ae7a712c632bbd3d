package kaikin.sandbox.cli;

import picocli.CommandLine;

/** The news that nothing could be looked at, which is not to be taken for a violation: status 2. */
final class NoAnswer extends RuntimeException implements CommandLine.IExitCodeGenerator {
    private static final long serialVersionUID = 1;

    NoAnswer(Exception cause) {
        super(cause.getMessage(), cause);
    }

    @Override
    public int getExitCode() {
        return 2;
    }
}
