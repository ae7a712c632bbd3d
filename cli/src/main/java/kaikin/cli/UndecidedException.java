package kaikin.cli;

import picocli.CommandLine;

/** The news that nothing could be looked at, which is not to be taken for a violation: status 2. */
final class UndecidedException extends RuntimeException implements CommandLine.IExitCodeGenerator {
    private static final long serialVersionUID = 1;

    UndecidedException(Exception cause) {
        super(cause.getMessage(), cause);
    }

    @Override
    public int getExitCode() {
        return 2;
    }
}
