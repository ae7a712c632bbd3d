package kaikin.stacks.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.PackReport;
import kaikin.policies.pack.Policy;
import kaikin.policies.pack.PolicyPack;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.rules.KaikinPack;
import kaikin.stacks.plan.ExamplePlans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pack over the program's own plans: clean as they are, and each rule's complaint where one thing is broken. */
class PolicyPackIT {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Path PROJECT = Path.of(System.getProperty("kaikin.project", ".."));
    private static final String CASES = "/kaikin/stacks/policy/broken-plans.csv";

    @Test
    void theProgramKeepsEveryRule() {
        var verdicts = verdicts(plain());

        assertThat(verdicts.text()).contains("0 violated, 0 undecided");
        assertThat(verdicts.status()).isZero();
        assertThat(verdicts.findings()).extracting(Finding::kind).isNotEmpty().containsOnly(Finding.Kind.EXEMPT);
    }

    /** A role that was there before is known by name only: whom it lets in, nobody sees here. */
    @Test
    void theProgramKeepsEveryRuleWithEveryOptionUsed() {
        var plans = List.of(ExamplePlans.withOptions("account-a"), ExamplePlans.withOptions("account-b"));

        assertThat(verdicts(plans).text()).contains("0 violated, 0 undecided");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-a", "account-b"})
    void oneStackAloneSaysWhatItCannotDecide(String stack) {
        var verdicts = verdicts(List.of(ExamplePlans.plain(stack)));

        assertThat(verdicts.status()).isEqualTo(2);
        assertThat(verdicts.findings())
                .filteredOn(finding -> finding.kind() != Finding.Kind.EXEMPT)
                .isNotEmpty()
                .allMatch(finding -> finding.kind() == Finding.Kind.CANNOT_DECIDE)
                .extracting(Finding::rule)
                .containsOnly("assume-role-edges-close", "access-is-intended");
    }

    @Test
    void whoIsForeignCannotBeDecidedWhereNoAccountIsConfigured() {
        var findings = KaikinPack.of(OwnAccounts.UNKNOWN).validate(new StackPlans(plain()), TODAY);

        assertThat(labels(findings, "no-foreign-principal", Finding.Kind.CANNOT_DECIDE))
                .contains("Role kaikin-operator");
        assertThat(labels(findings, "no-foreign-principal", Finding.Kind.VIOLATION))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {3} of {2}, {5}")
    @CsvFileSource(
            resources = CASES,
            delimiter = ';',
            quoteCharacter = '~',
            numLinesToSkip = 1,
            emptyValue = "",
            nullValues = {},
            maxCharsPerColumn = 10_000)
    void refusesWhatIsBroken(
            String rule, String stack, String resource, String input, String from, String to, String failing) {
        var broken = new Broken(stack, resource, input, text(from), text(to));

        var findings = pack().validate(new StackPlans(broken.plans()), TODAY);

        assertThat(labels(findings, rule, Finding.Kind.VIOLATION)).containsExactlyInAnyOrder(failing.split(", ", -1));
    }

    @Test
    void everyRuleIsBrokenOnce() throws IOException {
        var cases = Files.readAllLines(PROJECT.resolve("stacks/src/test/resources" + CASES));

        assertThat(pack().policies())
                .isNotEmpty()
                .allMatch(policy -> cases.stream().anyMatch(line -> line.startsWith(policy.name() + " ;")));
    }

    /** A preview before the first deployment knows little: silence about a resource would be a lie. */
    @ParameterizedTest
    @MethodSource("resourceRules")
    void saysOfNothingUnknownThatItIsFine(ResourceValidation rule) {
        var pack = new PolicyPack("one", "1.0.0", "one rule", List.of(rule));
        var plans = plain().stream().map(PolicyPackIT::unknown).toList();

        var findings = pack.validate(new StackPlans(plans), TODAY);

        var concerned = plans.stream()
                .flatMap(plan -> plan.resources().stream())
                .filter(rule::concerns)
                .map(PlannedResource::urn)
                .toList();
        assertThat(findings)
                .allMatch(finding -> finding.kind() == Finding.Kind.CANNOT_DECIDE)
                .extracting(Finding::resource)
                .containsExactlyInAnyOrderElementsOf(concerned);
    }

    static Stream<Policy> resourceRules() {
        return pack().policies().stream().filter(ResourceValidation.class::isInstance);
    }

    /** Of rules about several resources at least one answer; none of them a complaint about what nobody knows. */
    @Test
    void complainsOfNothingUnknown() {
        var findings = pack().validate(
                        new StackPlans(
                                plain().stream().map(PolicyPackIT::unknown).toList()),
                        TODAY);
        var rules = findings.stream().map(Finding::rule).collect(Collectors.toSet());

        assertThat(findings)
                .noneMatch(finding -> finding.kind() == Finding.Kind.VIOLATION)
                .noneMatch(finding -> finding.message().contains(Unknown.TEXT));
        assertThat(rules)
                .contains(
                        "assume-role-edges-close",
                        "source-identity-is-bound",
                        "servers-assume-one-role",
                        "servers-read-no-secret",
                        "writers-stay-in-their-prefix",
                        "commands-name-their-document",
                        "run-command-targets-one-tag",
                        "buckets-are-closed",
                        "buckets-want-tls",
                        "buckets-are-encrypted",
                        "buckets-are-versioned",
                        "function-logs-are-kept",
                        "async-functions-have-failure-paths",
                        "access-is-intended");
    }

    /** The program writes its policies from computed names, so the rules about one policy decide at once. */
    @Test
    void aFirstPreviewLeavesOpenOnlyWhatAwsHasYetToSay() {
        var findings = pack().validate(
                        new StackPlans(
                                plain().stream().map(PolicyPackIT::firstPreview).toList()),
                        TODAY);

        assertThat(findings)
                .noneMatch(finding -> finding.kind() == Finding.Kind.VIOLATION)
                .noneMatch(finding -> finding.message().contains(Unknown.TEXT))
                .filteredOn(finding -> finding.kind() == Finding.Kind.CANNOT_DECIDE)
                .extracting(Finding::rule)
                .containsOnly("servers-read-no-secret", "run-command-targets-one-tag", "access-is-intended");
    }

    @Test
    void theTableOfRulesIsComplete() throws IOException {
        var page = Files.readString(PROJECT.resolve("docs/policies.md"));

        assertThat(pack().policies())
                .isNotEmpty()
                .allSatisfy(policy -> assertThat(page)
                        .contains(
                                "| `" + policy.name() + "` | " + policy.about().info() + " | "
                                        + String.join(", ", policy.about().covers()) + " |"));
    }

    private static Plan unknown(Plan plan) {
        return new Plan(
                plan.stack(),
                plan.resources().stream()
                        .map(each -> each.custom() ? unknown(each) : each)
                        .toList());
    }

    private static Plan firstPreview(Plan plan) {
        return new Plan(
                plan.stack(),
                plan.resources().stream().map(PolicyPackIT::withoutOutputs).toList());
    }

    /** With whatever the program gives, and nothing of what AWS computes. */
    private static PlannedResource withoutOutputs(PlannedResource each) {
        var outputs = each.outputs().deepCopy();
        each.outputs().properties().stream()
                .filter(output -> each.custom() && !each.inputs().has(output.getKey()))
                .forEach(output -> outputs.put(output.getKey(), Unknown.TEXT));
        return new PlannedResource(
                each.urn(),
                each.custom(),
                Optional.empty(),
                each.inputs(),
                outputs,
                each.parent(),
                each.dependencies(),
                each.propertyDependencies());
    }

    /** Worse than any preview: not one input known, and no output. */
    private static PlannedResource unknown(PlannedResource each) {
        var inputs = JsonNodeFactory.instance.objectNode();
        each.inputs().fieldNames().forEachRemaining(name -> inputs.put(name, Unknown.TEXT));
        inputs.put("permissions", Unknown.TEXT).put("managedPolicyArns", Unknown.TEXT);
        inputs.put("reservedConcurrentExecutions", Unknown.TEXT);
        return withoutOutputs(Broken.with(each, each.urn(), inputs));
    }

    private static PackReport verdicts(List<Plan> plans) {
        return PackReport.of(pack(), new StackPlans(plans), TODAY);
    }

    private static PolicyPack pack() {
        try {
            return KaikinPack.of(OwnAccounts.ofProject(ExamplePlans.STACK_FILES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Plan> plain() {
        return List.of(ExamplePlans.plain("account-a"), ExamplePlans.plain("account-b"));
    }

    private static List<String> labels(List<Finding> findings, String rule, Finding.Kind kind) {
        return findings.stream()
                .filter(finding -> finding.rule().equals(rule) && finding.kind() == kind)
                .map(finding -> Broken.label(finding.resource()))
                .distinct()
                .toList();
    }

    private static String text(@org.jspecify.annotations.Nullable String cell) {
        return cell == null ? "" : cell;
    }
}
