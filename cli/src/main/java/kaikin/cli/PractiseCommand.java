package kaikin.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import kaikin.cli.review.WorkingTree;
import picocli.CommandLine.Command;

/** The build runs this once, so that the JVM's archive has the classes of what people run often. */
@Command(
        name = "practise",
        hidden = true,
        description = "Compile the program's sources and review them, and print nothing.")
final class PractiseCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        new WorkingTree(Project.directory()).compile();
        return Main.commandLine().execute("review");
    }
}
