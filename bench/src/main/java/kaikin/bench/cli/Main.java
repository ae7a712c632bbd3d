package kaikin.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kaikin.bench.core.BenchRun;
import kaikin.bench.core.Effort;
import kaikin.bench.core.Section;
import kaikin.bench.page.PerformancePage;
import kaikin.bench.page.Table;
import kaikin.cli.Progress;
import kaikin.cli.plans.ExampleProject;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "kaikin bench",
        description = "Measure this project beside what one would have instead. See docs/performance.md.",
        sortOptions = false)
public final class Main implements Callable<Integer> {
    @Option(names = "--rounds", paramLabel = "N", description = "how often each variant is measured (default: 5)")
    private int rounds = 5;

    @Option(names = "--quick", description = "only see that it works: the figures mean nothing")
    private boolean quick;

    @Option(names = "--write", description = "write what is measured into docs/performance.md")
    private boolean write;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "say what there is")
    @SuppressWarnings("UnusedVariable") // picocli prints the help itself
    private boolean help;

    @Parameters(arity = "0..*", paramLabel = "SECTION", description = "what to measure (default: everything)")
    private List<String> names = new ArrayList<>();

    public static void main(String[] args) {
        kaikin.cli.Main.speakUtf8();
        var status = commandLine().execute(args);
        Progress.end();
        System.exit(status);
    }

    static CommandLine commandLine() {
        return kaikin.cli.Main.plainlySpoken(new CommandLine(new Main())).setExecutionExceptionHandler(Main::explain);
    }

    @Override
    public Integer call() throws Exception {
        var project = Path.of(System.getProperty("kaikin.project", "."));
        var effort = quick ? Effort.QUICK : new Effort(rounds, false);
        var bench = new BenchRun(project, ExampleProject.of(project), effort, Progress::say);
        var started = System.nanoTime();
        var failed = false;
        var chosen = chosen();
        for (var section : chosen) {
            Progress.step(
                    "measuring %s (%d of %d)".formatted(section.name(), chosen.indexOf(section) + 1, chosen.size()));
            failed |= !measured(section, bench);
        }
        var about = MachineDescription.of(effort, Duration.ofNanos(System.nanoTime() - started));
        System.out.println(about);
        if (write && names.isEmpty()) {
            new PerformancePage(project.resolve("docs/performance.md")).put("about", about + "\n");
        }
        return failed ? 1 : 0;
    }

    /** A section that fails hinders no other. */
    private boolean measured(Section section, BenchRun bench) throws InterruptedException, IOException {
        Section.Result result;
        try {
            result = section.measure(bench);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            report(e);
            return false;
        }
        System.out.println(section.name() + "\n" + Table.of(result.rows()).text());
        if (write) {
            new PerformancePage(bench.project().resolve("docs/performance.md")).put(section, result);
        }
        return true;
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        report(e);
        return 1;
    }

    /** One line for people; the stack trace only for those who ask for it. */
    private static void report(Exception e) {
        Progress.say(e.getMessage() == null ? e.toString() : e.getMessage());
        if (System.getenv("KAIKIN_DEBUG") != null) {
            e.printStackTrace();
        }
    }

    private List<Section> chosen() {
        var unknown = names.stream()
                .filter(name ->
                        Sections.ALL.stream().noneMatch(each -> each.name().equals(name)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there is no section %s: take some of %s"
                    .formatted(
                            String.join(", ", unknown),
                            Sections.ALL.stream().map(Section::name).toList()));
        }
        return Sections.ALL.stream()
                .filter(each -> names.isEmpty() || names.contains(each.name()))
                .toList();
    }
}
