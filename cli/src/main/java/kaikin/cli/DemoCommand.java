package kaikin.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.sandbox.Sandbox;
import kaikin.sandbox.SandboxOptions;
import kaikin.sandbox.demo.Demo;
import kaikin.sandbox.demo.DemoOutput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description =
                "Tell the whole story on this machine: a real ban in one account, lifted by a message in the other.")
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--report", paramLabel = "FILE", description = "write what happened as JSON as well")
    private @Nullable Path report;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "of the webhook on 127.0.0.1 (default: any that is free)")
    private int port;

    @Option(names = "--verbose", description = "print every decision, whole answers, and the statements in full")
    private boolean verbose;

    @Mixin
    private PageOption page = new PageOption();

    @Override
    public Integer call() throws Exception {
        OutputFile.check(report);
        var started = System.nanoTime();
        try (var sandbox = Sandbox.open(
                new SandboxOptions(
                        Project.directory(),
                        StackPlanRecorder.source(Project.directory(), List.of()),
                        Optional.empty(),
                        port),
                Progress::step)) {
            Progress.end();
            page.open(sandbox);
            var told = new Demo(
                            sandbox,
                            verbose ? DemoOutput.full(System.out::println) : DemoOutput.brief(System.out::println))
                    .tell();
            var seconds = Math.round((System.nanoTime() - started) / 1e8) / 10.0;
            if (report != null) {
                OutputFile.write(report, told.json(seconds));
            }
            System.out.printf("%s%s (%.1f s)%n", verbose ? System.lineSeparator() : "", told.verdict(), seconds);
            if (page.isWanted()) {
                return page.stay(sandbox);
            }
            return told.happened() ? 0 : 1;
        }
    }
}
