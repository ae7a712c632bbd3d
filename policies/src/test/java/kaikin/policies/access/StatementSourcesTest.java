package kaikin.policies.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kaikin.policies.access.StatementSources.StatementOrigin;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.SourceLine;
import kaikin.policies.model.SourceMap;
import kaikin.policies.plan.SmallPlans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines that are shown with a change of access. */
class StatementSourcesTest {
    private static final String FUNCTION = "aws:lambda/function:Function";
    private static final String PERMISSION = "aws:lambda/permission:Permission";
    private static final SourceLine API = new SourceLine("Api.java", 91);
    private static final SourceLine EVENTS = new SourceLine("Events.java", 70);

    /** Lambda makes a Sid up where the program gives none, and each function has Sids of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"'statementId': 'Invoke', ", ""})
    void aPermissionOnAFunctionIsShownWhereItIsMade(String sid) {
        var functions = List.of(function("webhook"), function("outcome"));
        var before = SmallPlans.plan(functions.toArray(PlannedResource[]::new));
        var permissions = Stream.of("outcome", "webhook")
                .map(name -> SmallPlans.resource(PERMISSION, name, """
                        {%s'action': 'lambda:InvokeFunction', 'function': '%s', 'qualifier': 'live',
                         'principal': 'apigateway.amazonaws.com', 'sourceAccount': '111111111111'}""".formatted(sid, name)));
        var after = new Plan(
                "account-a",
                Stream.concat(functions.stream(), permissions).toList(),
                new SourceMap(
                        Map.of(PERMISSION + "\toutcome", List.of(EVENTS), PERMISSION + "\twebhook", List.of(API))));

        var changes = AccessDiff.between(Access.of(List.of(before)), Access.of(List.of(after)));

        assertThat(changes)
                .hasSize(2)
                .allSatisfy(change -> assertThat(change.evidence().source())
                        .containsExactly(change.resource().contains("webhook") ? API : EVENTS));
    }

    @Test
    void theStatementThatTheOtherSideDoesNotHaveComesFirst() {
        var before = plan("s3:GetObject");
        var after = plan("s3:PutObject");

        var changes = AccessDiff.between(Access.of(List.of(before)), Access.of(List.of(after)));

        assertThat(changes).extracting(AccessChange::action).containsExactly("s3:PutObject", "s3:GetObject");
        assertThat(changes)
                .allSatisfy(change -> assertThat(change.evidence().origins())
                        .extracting(StatementOrigin::sid)
                        .containsExactly("Lists"));
    }

    @Test
    void aRenamedRoleIsShownWhereItIsMade() {
        var before = SmallPlans.plan(SmallPlans.role("kaikin-operator"));
        var after = new Plan(
                "account-a",
                List.of(SmallPlans.role("kaikin-releaser")),
                new SourceMap(Map.of("aws:iam/role:Role\tkaikin-releaser", List.of(API))));

        assertThat(AccessDiff.between(Access.of(List.of(before)), Access.of(List.of(after))))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(AccessChange.Kind.RENAMED);
                    assertThat(change.evidence().source()).containsExactly(API);
                });
    }

    private static Plan plan(String action) {
        var statement = SmallPlans.policy(
                "{'Sid': 'Lists', 'Effect': 'Allow', 'Action': '" + action + "', 'Resource': 'arn:aws:s3:::lists/*'}");
        return new Plan(
                "account-a",
                List.of(
                        SmallPlans.role("webhook"),
                        SmallPlans.resource("aws:iam/rolePolicy:RolePolicy", "webhook", """
                                {'name': 'webhook', 'role': 'webhook', 'policy': '%s'}""".formatted(statement))),
                new SourceMap(Map.of("aws:iam/rolePolicy:RolePolicy\twebhook", List.of(API))));
    }

    private static PlannedResource function(String name) {
        return SmallPlans.resource(FUNCTION, name, """
                {'name': '%s', 'arn': 'arn:aws:lambda:eu-west-1:111111111111:function:%s'}""".formatted(name, name));
    }
}
