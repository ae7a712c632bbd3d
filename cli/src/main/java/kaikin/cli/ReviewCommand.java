package kaikin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import kaikin.cli.review.BaseRevision;
import kaikin.cli.review.CommittedAccess;
import kaikin.cli.review.WorkingTree;
import kaikin.policies.model.Plan;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.review.Review;
import kaikin.policies.review.Reviewer;
import kaikin.policies.review.alert.Annotations;
import kaikin.policies.review.alert.ReviewAlerts;
import kaikin.policies.review.alert.SarifLog;
import kaikin.policies.review.report.JsonReport;
import kaikin.policies.review.report.MarkdownReport;
import kaikin.policies.review.report.TextReport;
import kaikin.policies.rules.KaikinPack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "review",
        description = "Say what the working tree changes about who can do what, in all accounts together,"
                + " and how it stands before policy pack and intended access. See docs/review.md.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the checks passed",
            "1:a rule is broken, a claim does not hold or something cannot be decided",
            "2:no review could be made"
        },
        sortOptions = false)
final class ReviewCommand implements Callable<Integer> {
    @Option(
            names = "--base",
            paramLabel = "REF",
            description = "compare with this commit, such as origin/main (default: the committed snapshot)")
    private @Nullable String base;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "compare with what is deployed, and judge that as well: an exported state (once per stack)")
    private List<Path> states = new ArrayList<>();

    @Option(names = "--markdown", paramLabel = "FILE", description = "write the review as a comment for a pull request")
    private @Nullable Path markdown;

    @Option(names = "--sarif", paramLabel = "FILE", description = "write what is wrong as SARIF, for code scanning")
    private @Nullable Path sarif;

    @Option(names = "--json", paramLabel = "FILE", description = "write the whole review as JSON")
    private @Nullable Path json;

    @Option(names = "--annotations", description = "print what is wrong as workflow commands of GitHub")
    private boolean annotations;

    @Option(names = "--all", description = "print also what is as it should be: exemptions in force, claims that hold")
    private boolean all;

    @Option(names = "--write", description = "bring docs/access.md and the committed snapshot up to date")
    private boolean write;

    @Option(
            names = "--compile",
            description = "compile the program's sources instead of taking what was built;"
                    + " the launcher adds it where nothing else has changed since")
    private boolean compile;

    @Mixin
    private DateOption day = new DateOption();

    @Override
    public Integer call() throws InterruptedException {
        try {
            return review();
        } catch (IOException | IllegalArgumentException e) {
            throw new UndecidedException(e);
        }
    }

    private int review() throws IOException, InterruptedException {
        if (base != null && !states.isEmpty()) {
            throw new IOException("--base and --state are two things to compare with: name one");
        }
        var project = Project.directory();
        for (var file : Arrays.asList(markdown, sarif, json)) {
            OutputFile.check(file);
        }
        // Planning takes long; what cannot be compared with is refused before.
        if (base != null) {
            BaseRevision.check(project, base);
        }
        var deployed = new ArrayList<BaseRevision.State>();
        for (var state : states) {
            deployed.add(BaseRevision.State.read(state));
        }
        Progress.step("planning the stacks of the working tree");
        var tree = new WorkingTree(project);
        var plans = compile ? tree.compiled() : tree.built();
        if (write) {
            new CommittedAccess(project).write(plans);
        }
        var against = against(project, deployed, plans);
        Progress.step("comparing with " + against.words());
        var reviewer = new Reviewer(KaikinPack.of(OwnAccounts.ofProject(project)), day.today());
        var review = states.isEmpty()
                ? reviewer.review(against.words(), against.plans(), plans, tree.changed(against.diff()))
                : reviewer.reviewDeployed(against.words(), against.plans(), plans);
        report(review);
        return review.status();
    }

    private BaseRevision against(Path project, List<BaseRevision.State> deployed, List<Plan> plans)
            throws IOException, InterruptedException {
        if (base != null) {
            return BaseRevision.commit(project, base, Project.userCache().resolve("plans"));
        }
        return deployed.isEmpty() ? BaseRevision.snapshot(project) : BaseRevision.states(deployed, plans);
    }

    private void report(Review review) throws IOException {
        write(markdown, () -> MarkdownReport.of(review));
        write(json, () -> JsonReport.of(review));
        var alerts = ReviewAlerts.of(review);
        write(sarif, () -> SarifLog.of(alerts, review.pack().version()));
        System.out.print(annotations ? Annotations.of(alerts) : TextReport.of(review, options()));
    }

    private TextReport.Option[] options() {
        var options = new ArrayList<TextReport.Option>();
        if (all) {
            options.add(TextReport.Option.ALL);
        }
        if (CommandLine.Help.Ansi.AUTO.enabled()) {
            options.add(TextReport.Option.COLOUR);
        }
        return options.toArray(TextReport.Option[]::new);
    }

    private static void write(@Nullable Path file, Supplier<String> report) throws IOException {
        if (file != null) {
            OutputFile.write(file, report.get());
        }
    }
}
