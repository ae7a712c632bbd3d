package kaikin.policies.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kaikin.policies.access.AccessChange;
import kaikin.policies.access.AccessExample;
import kaikin.policies.access.StatementSources.StatementOrigin;
import kaikin.policies.intended.AccessDifference;
import kaikin.policies.intended.ClaimResult;
import kaikin.policies.model.ChangedLine;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.SourceLine;
import kaikin.policies.model.SourceMap;
import kaikin.policies.model.Urn;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.review.source.ChangedLines;
import kaikin.policies.review.source.ChangedProgram;
import kaikin.policies.review.source.SourceDiff;
import kaikin.policies.review.source.SourceDiff.Hunk;
import org.junit.jupiter.api.Test;

/** Where claims that do not hold are shown. */
class FindingLinesTest {
    private static final String TABLE = "policies/intended-access.md";
    private static final String BUCKET = "stacks/src/main/java/kaikin/stacks/hub/Bucket.java";
    private static final String ON = "arn:aws:s3:::lists/*";
    /** A bucket's policy that loses a Deny, by a line that says nothing of it. */
    private static final PlannedResource POLICY =
            SmallPlans.resource("aws:s3/bucketPolicy:BucketPolicy", "lists", "{'bucket': 'lists'}");

    private static final List<Plan> PLANS = List.of(new Plan(
            "account-a",
            List.of(POLICY),
            new SourceMap(Map.of("aws:s3/bucketPolicy:BucketPolicy\tlists", List.of(new SourceLine(BUCKET, 2))))));

    @Test
    void aDenyThatWentIsShownWhereAccessWasGained() {
        var row = new SourceLine(TABLE, 163);
        var lines = lines(new Hunk(BUCKET, 2, List.of("  policy(deny());"), 2, List.of("  policy();")));

        var result = lines.of(claim(AccessDifference.Kind.NOT_DENIED, row));

        assertThat(result.changed().map(ChangedLine::place)).contains(new SourceLine(BUCKET, 2));
        assertThat(result.differences().get(0).lines()).containsExactly(new SourceLine(BUCKET, 2), row);
        assertThat(result.against().get(0)).endsWith("; at " + BUCKET + ":2");
    }

    @Test
    void aRowThatWasChangedIsShown() {
        var row = new SourceLine(TABLE, 7);
        var lines = lines(new Hunk(TABLE, 7, List.of("| `s3:GetObject` |"), 7, List.of("| `s3:*` |")));

        assertThat(lines.of(claim(AccessDifference.Kind.LESS, row)).changed().map(ChangedLine::place))
                .contains(row);
    }

    @Test
    void aRowThatWentIsShownWhereItStood() {
        var lines = lines(new Hunk(TABLE, 8, List.of("| `s3:*` | `arn:aws:s3:::lists/*` | |"), 7, List.of()));

        assertThat(lines.of(claim(AccessDifference.Kind.MORE, new SourceLine(BUCKET, 2)))
                        .changed()
                        .map(ChangedLine::place))
                .contains(new SourceLine(TABLE, 7));
    }

    @Test
    void aRowMakesNoResource() {
        var lines = lines(new Hunk(TABLE, 7, List.of(), 7, List.of("| `s3:*` | `arn:aws:s3:::lists/*` | |")));

        assertThat(lines.access())
                .singleElement()
                .satisfies(change -> assertThat(change.evidence().changed()).isEmpty());
    }

    private static ClaimResult claim(AccessDifference.Kind kind, SourceLine line) {
        var example =
                new AccessExample("111111111111", "s3:GetObject", "arn:aws:s3:::lists/x", new TreeMap<>(), List.of());
        var difference = new AccessDifference(
                kind,
                "111111111111",
                List.of("s3:*"),
                List.of(ON),
                List.of(),
                example,
                List.of(),
                Optional.empty(),
                List.of(line),
                Optional.empty());
        return new ClaimResult(
                "the policies equal the table", List.of(difference.toString()), List.of(difference), Optional.empty());
    }

    private static FindingLines lines(Hunk hunk) {
        var program = new ChangedProgram(
                new SourceDiff(List.of(hunk)), Map.of(BUCKET, List.of("class Bucket {", "  policy();")));
        var urn = POLICY.urn();
        var origin = new StatementOrigin("OnlyRoles", urn, List.of(new SourceLine(BUCKET, 2)));
        var change = new AccessChange(
                AccessChange.Kind.GAINED,
                "111111111111",
                "s3:*",
                ON,
                List.of(),
                List.of(),
                List.of("111111111111"),
                new AccessChange.Evidence(
                        Optional.empty(), Optional.empty(), origin.lines(), List.of(origin), Optional.empty()));
        var changed = hunk.file().equals(BUCKET) ? Set.of(urn) : Set.<Urn>of();
        return new FindingLines(new ChangedLines(program, PLANS, PLANS, changed), List.of(change), Set.of());
    }
}
