package kaikin.policies.review.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kaikin.policies.model.ChangedLine;
import kaikin.policies.model.Plan;
import kaikin.policies.model.SourceLine;
import kaikin.policies.model.SourceMap;
import kaikin.policies.model.Urn;
import kaikin.policies.plan.SmallPlans;
import org.junit.jupiter.api.Test;

class ChangedLinesTest {
    private static final String ROOT = "stacks/src/main/java/kaikin/stacks/";
    private static final String BASE = ROOT + "iam/NarrowRole.java";
    private static final String WEBHOOK = ROOT + "hub/WebhookRole.java";
    private static final String OUTCOME = ROOT + "hub/OutcomeRole.java";
    private static final String ALLOW = ROOT + "iam/Allow.java";
    private static final String HUB = ROOT + "hub/Hub.java";
    private static final String MAIN = ROOT + "Main.java";
    private static final String FILE = "Pulumi.account-a.yaml";
    private static final Urn ROLE = SmallPlans.role("kaikin-webhook").urn();

    private final Map<String, List<String>> files = new HashMap<>(Map.of(
            BASE,
            List.of("class NarrowRole {", "    new RolePolicy(name, PolicyJson.of(grants));", "}"),
            WEBHOOK,
            List.of(
                    "class WebhookRole extends NarrowRole {",
                    "        super(place, List.of(readLists(place), Allow.claim(place)));",
                    "    private static IamStatement readLists(Place place) {",
                    "        return Allow.statement(\"ReadBanLists\")",
                    "                .addAction(\"s3:GetObject\")",
                    "                .addResource(bucket(place))",
                    "                .build();",
                    "    }",
                    "    private static IamStatement keepHistory(Place place) {",
                    "        return Allow.statement(\"KeepHistory\")",
                    "                .addAction(\"s3:GetObject\")",
                    "                .build();"),
            OUTCOME,
            List.of("class OutcomeRole extends NarrowRole {", "        .addAction(\"s3:GetObject\")"),
            ALLOW,
            List.of(
                    "class Allow {",
                    "    public static IamStatement claim(Place place) {",
                    "        return statement(\"Claim\").addAction(\"s3:PutObject\").build();"),
            HUB,
            List.of("class Hub {", "        new WebhookRole(place, fleets);", "        new OutcomeRole(place);"),
            MAIN,
            List.of("class Main {", "        new Hub(place);"),
            FILE,
            List.of(
                    "config:",
                    "  # Accounts.",
                    "  kaikin:fleets:",
                    "    - \"111111111111\"",
                    "    - \"333333333333\"")));

    @Test
    void theArgumentOfTheStatementIsMeant() {
        var diff = changed(WEBHOOK, 5, ".addAction(\"s3:Get*\")", ".addAction(\"s3:GetObject\")");

        assertThat(pick(diff, new PolicyLiterals().name("ReadBanLists").literal("s3:GetObject")))
                .contains(line(WEBHOOK, 5));
    }

    @Test
    void ofTwoEqualLinesItIsTheOneInTheStatementWithTheSid() {
        var diff = changed(WEBHOOK, 5, "", ".addAction(\"s3:GetObject\")");
        diff = also(diff, changed(WEBHOOK, 11, "", ".addAction(\"s3:GetObject\")"));

        assertThat(pick(diff, new PolicyLiterals().name("KeepHistory").literal("s3:GetObject")))
                .contains(line(WEBHOOK, 11));
        assertThat(pick(diff, new PolicyLiterals().name("ReadBanLists").literal("s3:GetObject")))
                .contains(line(WEBHOOK, 5));
    }

    @Test
    void anArgumentThatNoWordNamesIsFoundByItsStatement() {
        var diff = also(
                changed(MAIN, 2, "new Hub();", "new Hub(place);"),
                changed(WEBHOOK, 6, ".addResource(lists(place))", ".addResource(bucket(place))"));

        assertThat(pick(diff, new PolicyLiterals().name("ReadBanLists").literal("s3:GetObject")))
                .contains(line(WEBHOOK, 6));
    }

    @Test
    void aLineOfAnotherRoleIsFartherThanOneOnTheWay() {
        var diff = also(
                changed(OUTCOME, 2, "", ".addAction(\"s3:GetObject\")"),
                changed(WEBHOOK, 5, "", ".addAction(\"s3:GetObject\")"));

        assertThat(pick(diff, new PolicyLiterals().literal("s3:GetObject"))).contains(line(WEBHOOK, 5));
    }

    @Test
    void aHelperThatMakesTheStatementIsFound() {
        var diff = also(
                changed(MAIN, 2, "new Hub();", "new Hub(place);"),
                changed(ALLOW, 3, "return statement(\"Claim\").addAction(\"s3:GetObject\").build();", text(ALLOW, 3)));

        assertThat(pick(diff, new PolicyLiterals().name("Claim").literal("s3:PutObject")))
                .contains(line(ALLOW, 3));
    }

    /** Its Sid stands in the helper, which nobody changed. */
    @Test
    void theCallOfAHelperIsKnownByTheMethodThatNamesTheStatement() {
        var diff = new SourceDiff(List.of(new SourceDiff.Hunk(
                WEBHOOK,
                2,
                List.of("        super(place, List.of(readLists(place)));"),
                2,
                List.of("        // Claims are files.", text(WEBHOOK, 2)))));
        diff = also(diff, changed(BASE, 2, "new RolePolicy(name, grants);", text(BASE, 2)));

        assertThat(pick(diff, new PolicyLiterals().name("Claim").literal("s3:PutObject")))
                .contains(line(WEBHOOK, 3));
    }

    @Test
    void whatIsGoneIsShownAtTheLineBeforeIt() {
        var diff = new SourceDiff(List.of(
                new SourceDiff.Hunk(WEBHOOK, 7, List.of(".addCondition(\"s3:prefix\", prefix)"), 6, List.of())));

        assertThat(pick(diff, new PolicyLiterals().name("ReadBanLists").text("StringLike s3:prefix [x]")))
                .contains(line(WEBHOOK, 6));
    }

    @Test
    void aValueOfTheStacksFileIsShownWithItsKey() {
        var diff = changed(FILE, 5, "", "    - \"333333333333\"");

        assertThat(lines(diff, Set.of(ROLE))
                        .of(ROLE, new PolicyLiterals().text("arn:aws:iam::333333333333:role/reader")))
                .contains(new ChangedLine(new SourceLine(FILE, 5), Optional.of("kaikin:fleets")));
    }

    /** Documents are made of scripts, which a class names by their files. */
    @Test
    void aLineOfAScriptIsAsNearAsTheClassThatNamesIt() {
        var script = "stacks/src/main/resources/kaikin/stacks/hub/claim.sh";
        files.put(script, List.of("# Claims.", "  kaikin:x: \"claim\""));
        files.put(ALLOW, List.of("class Allow {", "    read(\"claim.sh\");"));
        var diff = also(changed(MAIN, 2, "new Hub();", text(MAIN, 2)), changed(script, 2, "release", text(script, 2)));

        var words = new PolicyLiterals().text("«kaikin:x»");

        assertThat(lines(diff, Set.of(ROLE)).of(ROLE, words))
                .contains(new ChangedLine(line(script, 2), Optional.empty()));
        assertThat(pick(changed(script, 1, "", "# Claims kaikin:x."), words)).isEmpty();
    }

    @Test
    void withoutAWordTheNearestLineOfAChangedResourceIsMeant() {
        var diff = also(changed(HUB, 2, "new WebhookRole(place);", text(HUB, 2)), changed(BASE, 2, "", text(BASE, 2)));

        assertThat(pick(diff, new PolicyLiterals())).contains(line(BASE, 2));
    }

    @Test
    void aResourceThatNobodyChangedTakesOnlyALineThatSpeaksOfIt() {
        var diff = changed(WEBHOOK, 6, "", ".addResource(bucket(place))");

        assertThat(lines(diff, Set.of()).of(ROLE, new PolicyLiterals().literal("s3:GetObject")))
                .isEmpty();
        assertThat(lines(changed(ALLOW, 3, "", "\"Claim\""), Set.of()).of(ROLE, new PolicyLiterals().literal("Claim")))
                .isPresent();
    }

    /** A line that was on the way to what is gone is there no more: the place is where it stood. */
    @Test
    void whatMadeAResourceThatIsGoneIsKnownByTheProgramBefore() {
        var diff = new SourceDiff(List.of(
                new SourceDiff.Hunk(HUB, 2, List.of("        new OldRole(place);"), 1, List.of()),
                new SourceDiff.Hunk(HUB, 9, List.of("        topic();"), 8, List.of())));
        var before = plan(new SourceMap(Map.of("aws:iam/role:Role\tkaikin-webhook", List.of(new SourceLine(HUB, 9)))));
        var lines = new ChangedLines(new ChangedProgram(diff, files), List.of(before), List.of(), Set.of(ROLE));

        assertThat(lines.of(ROLE, new PolicyLiterals()).map(ChangedLine::place)).contains(line(HUB, 8));
    }

    @Test
    void bracesImportsAndCommentsDidNothing() {
        var diff = new SourceDiff(List.of(new SourceDiff.Hunk(
                WEBHOOK,
                1,
                List.of(),
                1,
                List.of(
                        "import kaikin.Allow;",
                        "",
                        "    // s3:GetObject",
                        "     * s3:GetObject",
                        "    }",
                        "    });"))));

        assertThat(pick(diff, new PolicyLiterals().literal("s3:GetObject"))).isEmpty();
    }

    @Test
    void withoutADiffThereIsNoLine() {
        assertThat(pick(SourceDiff.NONE, new PolicyLiterals().literal("s3:GetObject")))
                .isEmpty();
    }

    private Optional<SourceLine> pick(SourceDiff diff, PolicyLiterals words) {
        return lines(diff, Set.of(ROLE)).of(ROLE, words).map(ChangedLine::place);
    }

    private ChangedLines lines(SourceDiff diff, Set<Urn> changed) {
        var way = List.of(line(BASE, 2), line(WEBHOOK, 2), line(HUB, 2), line(MAIN, 2));
        var after = plan(new SourceMap(Map.of("aws:iam/role:Role\tkaikin-webhook", way)));
        return new ChangedLines(new ChangedProgram(diff, files), List.of(), List.of(after), changed);
    }

    private static Plan plan(SourceMap sources) {
        return new Plan("account-a", List.of(SmallPlans.role("kaikin-webhook")), sources);
    }

    /** What stands in a line of the program now. */
    private String text(String file, int line) {
        return Objects.requireNonNull(files.get(file)).get(line - 1);
    }

    private static SourceLine line(String file, int line) {
        return new SourceLine(file, line);
    }

    private static SourceDiff changed(String file, int line, String was, String is) {
        return new SourceDiff(
                List.of(new SourceDiff.Hunk(file, line, was.isEmpty() ? List.of() : List.of(was), line, List.of(is))));
    }

    private static SourceDiff also(SourceDiff one, SourceDiff other) {
        var hunks = new java.util.ArrayList<>(one.hunks());
        hunks.addAll(other.hunks());
        return new SourceDiff(hunks);
    }
}
