package kaikin.policies.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Secret;
import kaikin.policies.model.Unknown;
import kaikin.policies.model.Urn;
import org.junit.jupiter.api.Test;

class PolicyPackTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String COMPONENT = "urn:pulumi:account-a::kaikin::kaikin:hub:Bucket::lists";
    private static final String BUCKET = "urn:pulumi:account-a::kaikin::kaikin:hub:Bucket$aws:s3/bucketV2:BucketV2::";

    /** Complains of every bucket that is not called "fine". */
    private static final class BucketsAreFine extends ResourceValidation {
        private BucketsAreFine() {
            super(
                    "buckets-are-fine",
                    RuleDescription.rule("Buckets are fine", "else they are not", "https://example.com"));
        }

        @Override
        public boolean concerns(PlannedResource resource) {
            return resource.custom();
        }

        @Override
        protected void validate(PlannedResource resource, RuleReport report) {
            if (!ResourceInputs.of(resource).text("bucket").equals("fine")) {
                report.violation(resource, "bucket", "it is not fine");
            }
            if (ResourceInputs.of(resource).isTrue("open")) {
                report.violation(resource, "open", "it is open");
            }
        }
    }

    private static final class OneFails extends ResourceValidation {
        private OneFails() {
            super("one-fails", RuleDescription.rule("Fails", "for the test", "https://example.com"));
        }

        @Override
        public boolean concerns(PlannedResource resource) {
            return resource.custom();
        }

        @Override
        protected void validate(PlannedResource resource, RuleReport report) {
            throw new IllegalStateException("hush");
        }
    }

    private static final class AllFails extends StackValidation {
        private AllFails() {
            super("all-fails", RuleDescription.rule("Fails", "for the test", "https://example.com"));
        }

        @Override
        protected void validate(StackPlans stacks, RuleReport report) {
            throw new IllegalStateException("hush");
        }
    }

    @Test
    void saysNothingOfWhatIsFine() {
        assertThat(validate(bucket("one", "fine"))).isEmpty();
    }

    @Test
    void namesTheResourceThatIsNot() {
        assertThat(validate(bucket("one", "fine"), bucket("two", "bad")))
                .containsExactly("VIOLATION buckets-are-fine two: it is not fine");
    }

    @Test
    void cannotDecideAboutWhatIsUnknownMissingOrSecret() {
        var missing = resource(BUCKET + "none", true, object());
        var secret = bucket("secret", "bad");
        secret.inputs()
                .set(
                        "bucket",
                        object().put(Secret.SIGNATURE, "1b47061264138c4ac30d75fd1eb44270")
                                .put("plaintext", "\"hush\""));

        assertThat(validate(bucket("later", Unknown.TEXT), missing, secret))
                .containsExactly(
                        "CANNOT_DECIDE buckets-are-fine later: its «bucket» is not known yet",
                        "CANNOT_DECIDE buckets-are-fine none: its «bucket» is not there",
                        "CANNOT_DECIDE buckets-are-fine secret: its «bucket» is a secret");
    }

    @Test
    void aRuleThatFailsIsNoKeptRuleAndHidesNoOther() {
        var findings = validate(List.of(new OneFails(), new AllFails(), new BucketsAreFine()), bucket("two", "bad"));

        assertThat(findings).hasSize(3).noneMatch(finding -> finding.contains("hush"));
        assertThat(findings.get(0)).startsWith("VIOLATION one-fails two: the rule itself failed");
        assertThat(findings.get(1)).startsWith("VIOLATION all-fails two: the rule itself failed");
        assertThat(findings.get(2)).startsWith("VIOLATION buckets-are-fine two");
    }

    @Test
    void anExemptionIsShownWithItsReason() {
        assertThat(validate(exempting("two", "2026-11-23"), bucket("two", "bad"), bucket("three", "bad")))
                .containsExactly(
                        "EXEMPT buckets-are-fine two: exempt until 2026-11-23: as it is (it is not fine)",
                        "VIOLATION buckets-are-fine three: it is not fine");
    }

    @Test
    void anExemptionIsOfOneThingInTheResource() {
        var more = bucket("two", "bad");
        more.inputs().put("open", true);

        assertThat(validate(exempting("two", "2027-01-01"), more))
                .containsExactly(
                        "EXEMPT buckets-are-fine two: exempt until 2027-01-01: as it is (it is not fine)",
                        "VIOLATION buckets-are-fine two: it is open");
        more.inputs().put("bucket", "fine");
        assertThat(validate(exempting("two", "2027-01-01"), more))
                .containsExactly(
                        "VIOLATION buckets-are-fine two: it is open",
                        "VIOLATION exemptions-are-current lists: the exemption of «two», bucket, from"
                                + " buckets-are-fine is stale, nothing needs it: take it out");
    }

    /** Nobody has thought of how a rule fails, so nobody can have accepted it. */
    @Test
    void aRuleThatFailsIsExemptNowhere() {
        var exemption = exemption("two", "2027-01-01").put("rule", "one-fails");

        assertThat(validate(
                        List.of(new OneFails(), new ExemptionsAreCurrent()),
                        component(exemption),
                        bucket("two", "bad")))
                .hasSize(2)
                .allMatch(finding -> finding.startsWith("VIOLATION"));
    }

    @Test
    void anExpiredExemptionIsAViolationAndExemptsNothing() {
        assertThat(validate(exempting("two", "2026-11-22"), bucket("two", "bad")))
                .containsExactly(
                        "VIOLATION buckets-are-fine two: it is not fine",
                        "VIOLATION exemptions-are-current lists: the exemption of «two», bucket, from buckets-are-fine"
                                + " expired on 2026-11-22: mend it, or say why not");
    }

    @Test
    void anExemptionThatNobodyNeedsIsAViolation() {
        assertThat(validate(exempting("two", "2027-01-01"), bucket("two", "fine")))
                .containsExactly(
                        "VIOLATION exemptions-are-current lists:"
                                + " the exemption of «two», bucket, from buckets-are-fine is stale, nothing needs it: take it out");
    }

    @Test
    void anExemptionIsNeededAsLongAsTheRuleCannotDecide() {
        assertThat(validate(exempting("two", "2027-01-01"), bucket("two", Unknown.TEXT)))
                .containsExactly("CANNOT_DECIDE buckets-are-fine two: its «bucket» is not known yet");
    }

    @Test
    void anExemptionIsOfTheComponentThatSaysItOnly() {
        var elsewhere = resource(
                "urn:pulumi:account-a::kaikin::kaikin:hub:Other$aws:s3/bucketV2:BucketV2::two",
                true,
                object().put("bucket", "bad"));

        assertThat(validate(exempting("two", "2027-01-01"), elsewhere))
                .hasSize(2)
                .allMatch(finding -> finding.startsWith("VIOLATION"));
    }

    @Test
    void anExemptionIsOfOneResource() {
        var other = resource(
                BUCKET.replace("bucketV2:BucketV2", "bucket:Bucket") + "two", true, object().put("bucket", "bad"));

        assertThat(validate(exempting("two", "2027-01-01"), bucket("two", "bad"), other))
                .hasSize(3)
                .allMatch(finding -> finding.startsWith("VIOLATION"))
                .anyMatch(finding -> finding.endsWith("covers several findings: exempt each by itself"));
    }

    @Test
    void whatIsNoExemptionIsAViolation() {
        assertThat(validate(exempting("two", "soon")))
                .containsExactly(
                        "VIOLATION exemptions-are-current lists:" + " «soon» is no date: write it as 2027-11-30");
        assertThat(validate(component(exemption("two", "2027-01-01").put("reason", " "))))
                .containsExactly("VIOLATION exemptions-are-current lists: an exemption has no «reason»");
        assertThat(validate(component(exemption("two", "2027-01-01").put("subject", ""))))
                .containsExactly("VIOLATION exemptions-are-current lists: an exemption has no «subject»");
        assertThat(validate(component(exemption("two", Unknown.TEXT))))
                .containsExactly("VIOLATION exemptions-are-current lists:"
                        + " an exemption is not known yet: write it in plain values");
        assertThat(validate(component(exemption("two", "2027-01-01").put("rule", "no-such-rule"))))
                .containsExactly("VIOLATION exemptions-are-current lists:"
                        + " the exemption of «two», bucket, from no-such-rule: the pack has no such rule");
    }

    @Test
    void endsWithAStatusThatScriptsCanRead() {
        assertThat(status(bucket("two", "fine"))).isZero();
        assertThat(status(exempting("two", "2027-01-01"), bucket("two", "bad"))).isZero();
        assertThat(status(bucket("one", Unknown.TEXT), bucket("two", "bad"))).isEqualTo(1);
        assertThat(status(bucket("two", Unknown.TEXT))).isEqualTo(2);
    }

    private static int status(PlannedResource... resources) {
        return PackReport.of(pack(List.of(new BucketsAreFine(), new ExemptionsAreCurrent())), stacks(resources), TODAY)
                .status();
    }

    private static List<String> validate(PlannedResource... resources) {
        return validate(List.of(new BucketsAreFine(), new ExemptionsAreCurrent()), resources);
    }

    private static List<String> validate(List<Policy> rules, PlannedResource... resources) {
        return pack(rules).validate(stacks(resources), TODAY).stream()
                .map(finding -> finding.kind() + " " + finding.rule() + " "
                        + finding.resource().name() + ": " + finding.message())
                .toList();
    }

    private static PolicyPack pack(List<Policy> rules) {
        return new PolicyPack("test", "1.0.0", "for tests", rules);
    }

    private static StackPlans stacks(PlannedResource... resources) {
        return new StackPlans(List.of(new Plan("account-a", List.of(resources))));
    }

    private static PlannedResource bucket(String name, String bucket) {
        return resource(BUCKET + name, true, object().put("bucket", bucket));
    }

    private static PlannedResource exempting(String resource, String until) {
        return component(exemption(resource, until));
    }

    private static PlannedResource component(ObjectNode exemption) {
        var inputs = object();
        inputs.putArray("exemptions").add(exemption);
        return resource(COMPONENT, false, inputs);
    }

    private static ObjectNode exemption(String resource, String until) {
        return object().put("rule", "buckets-are-fine")
                .put("resource", resource)
                .put("subject", "bucket")
                .put("reason", "as it is")
                .put("until", until);
    }

    private static PlannedResource resource(String urn, boolean custom, ObjectNode inputs) {
        return new PlannedResource(
                new Urn(urn),
                custom,
                Optional.empty(),
                inputs,
                object(),
                Optional.empty(),
                new ArrayList<>(),
                Map.of());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
