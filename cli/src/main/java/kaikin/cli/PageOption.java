package kaikin.cli;

import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.ExecutionException;
import kaikin.sandbox.Sandbox;
import kaikin.sandbox.page.SandboxPage;
import picocli.CommandLine.Option;

/** The page of a sandbox, where it is wanted. */
final class PageOption {
    @Option(names = "--page", description = "show and use the sandbox in a browser; the address is printed")
    private boolean wanted;

    @Option(
            names = "--page-port",
            paramLabel = "PORT",
            description = "of the page on 127.0.0.1 (default: any that is free)")
    private int port;

    boolean isWanted() {
        return wanted;
    }

    /** Opens it and prints its address, which holds the secret that lets a browser in. */
    void open(Sandbox sandbox) throws IOException {
        if (!wanted) {
            return;
        }
        try {
            System.out.println(SandboxPage.open(sandbox, port).url());
        } catch (BindException e) {
            throw new IOException(
                    "port " + port + " of 127.0.0.1 cannot be had: " + e.getMessage()
                            + "; give another with --page-port",
                    e);
        }
    }

    /** Stays until Ctrl-C, or until the sandbox has ended by itself. */
    int stay(Sandbox sandbox) throws InterruptedException {
        Progress.say("open this address in a browser; Ctrl-C ends it all");
        try {
            Progress.say(
                    "the sandbox has ended by itself: status " + sandbox.ended().get());
        } catch (ExecutionException e) {
            Progress.say("the sandbox has ended by itself: " + e.getCause());
        }
        return 1;
    }
}
