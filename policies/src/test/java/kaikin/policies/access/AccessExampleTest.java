package kaikin.policies.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kaikin.policies.access.AccessChange.Kind;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.plan.SmallPlans;
import org.junit.jupiter.api.Test;

/** One request that shows a change. */
class AccessExampleTest {
    private static final String ACCOUNT = "111111111111";
    private static final Arn ROLE = new Arn("aws", "iam", "", ACCOUNT, "role/webhook");
    private static final String BUCKET = "arn:aws:s3:::lists";
    private static final String PUT = "{'Sid': 'Put', 'Effect': 'Allow', 'Action': '%s', 'Resource': '%s'%s}";

    @Test
    void isOneThatIsAllowedNowAndWasNot() {
        var before = access(PUT.formatted(
                "s3:PutObject", BUCKET + "/*", ", 'Condition': {'Bool': {'aws:SecureTransport': 'true'}}"));
        var after = access(PUT.formatted("s3:PutObject", BUCKET + "/*", ""));

        var change = only(before, after);

        assertThat(change.kind()).isEqualTo(Kind.WIDER);
        assertThat(change.evidence().lost()).isEmpty();
        var example = change.evidence().gained().orElseThrow();
        assertThat(example)
                .isEqualTo(new AccessExample(
                        ROLE.toString(),
                        "s3:PutObject",
                        BUCKET + "/x",
                        new TreeMap<>(Map.of("aws:SecureTransport", Optional.of("false"))),
                        List.of()));
        assertThat(allowed(after, example)).isTrue();
        assertThat(allowed(before, example)).isFalse();
    }

    @Test
    void isShownOfBothSidesWhereAccessIsShifted() {
        var before = access(PUT.formatted("s3:PutObject", BUCKET + "/*", vpc("StringEquals", "one")));
        var after = access(PUT.formatted("s3:PutObject", BUCKET + "/*", vpc("StringEqualsIfExists", "two")));

        var change = only(before, after);

        assertThat(change.kind()).isEqualTo(Kind.SHIFTED);
        assertThat(change.evidence().gained().orElseThrow().context()).containsEntry("aws:SourceVpc", Optional.empty());
        assertThat(change.evidence().lost().orElseThrow().context()).containsEntry("aws:SourceVpc", Optional.of("one"));
        assertThat(allowed(after, change.evidence().gained().orElseThrow())).isTrue();
        assertThat(allowed(before, change.evidence().lost().orElseThrow())).isTrue();
    }

    @Test
    void namesAnActionThatPoliciesName() {
        var before = access(PUT.formatted("s3:PutObject", BUCKET + "/other", ""));
        var after = access(PUT.formatted("s3:*", BUCKET + "/other", ""));

        assertThat(AccessDiff.between(before, after))
                .filteredOn(change -> change.action().equals("s3:*"))
                .singleElement()
                .satisfies(change -> {
                    var example = change.evidence().gained().orElseThrow();
                    assertThat(example.resource()).isEqualTo(BUCKET + "/other");
                    assertThat(example.action()).isEqualTo("s3:GetObject");
                });
    }

    private static String vpc(String operator, String value) {
        return ", 'Condition': {'" + operator + "': {'aws:SourceVpc': '" + value + "'}}";
    }

    private static AccessChange only(Access before, Access after) {
        var changes = AccessDiff.between(before, after);
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    private static boolean allowed(Access access, AccessExample example) {
        var context = RequestContext.EMPTY;
        for (var key : example.context().entrySet()) {
            if (key.getValue().isPresent()) {
                context = context.with(key.getKey(), key.getValue().get());
            }
        }
        var session = access.role(Arn.parse(example.principal())).orElseThrow().session();
        return access.decide(new AccessRequest(session, example.action(), example.resource(), ACCOUNT, context))
                .allowed();
    }

    private static Access access(String statement) {
        var document = "{'Version': '2012-10-17', 'Statement': [" + statement + "]}";
        var policy = new NamedPolicy("webhook", PolicyDocument.parse(document.replace('\'', '"')));
        var role = new PlannedRole(ROLE, true, SmallPlans.role(ROLE.name()), Optional::empty, () -> List.of(policy));
        return new Access(List.of(), Set.of(ACCOUNT), List.of(role), List.of());
    }
}
