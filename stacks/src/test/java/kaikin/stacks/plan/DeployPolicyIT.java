package kaikin.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Evaluator;
import kaikin.policies.iam.Grants;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.model.Plan;
import kaikin.stacks.plan.Judge.Need;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies of who deploys: all that the plans need, and nothing else. In the hub's account both are attached. */
class DeployPolicyIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** By the plan's name, which begins with hub or fleet. */
    private static final Map<String, Plan> PLANS = new LinkedHashMap<>();

    private static List<Need> needs = List.of();

    @BeforeAll
    static void sayWhatThePlansNeed() throws Exception {
        Stream.concat(ExamplePlans.all().stream(), ExamplePlans.withAThirdAccount().stream())
                .forEach(
                        plan -> PLANS.put((plan.stack().equals("account-a") ? "hub-" : "fleet-") + PLANS.size(), plan));
        needs = Judge.needs(PLANS);
    }

    @Test
    void needsOnlyWhatIamKnows() {
        assertThat(needs)
                .isNotEmpty()
                .allSatisfy(need -> assertThat(need.problems()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub", "fleet"})
    void allowsWhatThePlansNeed(String kind) throws Exception {
        var policies = kind.equals("hub") ? List.of(policy("hub"), policy("fleet")) : List.of(policy("fleet"));

        for (var plan : plans(kind)) {
            var filled = policies.stream().map(policy -> filled(policy, plan)).toList();
            assertThat(needs).filteredOn(need -> need.file().equals(plan)).isNotEmpty();
            assertThat(needs)
                    .filteredOn(need -> need.file().equals(plan))
                    .filteredOn(need -> filled.stream().noneMatch(policy -> allows(policy, need)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub", "fleet"})
    void allowsNothingElse(String kind) throws Exception {
        var grants = grants(policy(kind));

        assertThat(grants).isNotEmpty();
        assertThat(grants).filteredOn(grant -> !isNeeded(grant, kind)).isEmpty();
    }

    /** The tests above see an action that is missing, and one that nobody needs. */
    @Test
    void seesWhatIsMissingAndWhatIsTooMuch() throws Exception {
        var policy = policy("fleet");
        var more = grants(JSON.readTree(policy.toString().replace("sns:Subscribe", "sns:Publish")));
        var less = filled(JSON.readTree(policy.toString().replace("sns:Subscribe", "sns:Publish")), "fleet-3");

        assertThat(more)
                .filteredOn(grant -> !isNeeded(grant, "fleet"))
                .extracting(grant -> grant.at("/Statement/0/Action").asText())
                .containsExactly("sns:Publish");
        assertThat(needs)
                .filteredOn(need -> need.file().equals("fleet-3") && !allows(less, need))
                .extracting(Need::action)
                .containsExactly("sns:Subscribe");
    }

    /** What AWS invents the names of, and one role that is somebody else's. */
    @ParameterizedTest
    @ValueSource(strings = {"hub", "fleet"})
    void namesWhatIsOurs(String kind) throws Exception {
        var others = Set.of(
                "*",
                "arn:aws:apigateway:REGION::/apis",
                "arn:aws:iam::ACCOUNT:role/SERVER_ROLE",
                "arn:aws:iam::ACCOUNT:role/aws-service-role/ops.apigateway.amazonaws.com/AWSServiceRoleForAPIGateway",
                "arn:aws:lambda:REGION:ACCOUNT:event-source-mapping:*");

        assertThat(grants(policy(kind)))
                .extracting(grant -> grant.at("/Statement/0/Resource").asText())
                .isNotEmpty()
                .allMatch(resource -> resource.matches(".*[:/]kaikin(|[-/].*)")
                        || resource.matches(
                                "arn:aws:apigateway:REGION::/apis/\\?{10}(/(integrations|routes|stages)\\*)?")
                        || others.contains(resource));
    }

    /** White space does not count. */
    @ParameterizedTest
    @ValueSource(strings = {"hub", "fleet"})
    void fitsIntoAManagedPolicy(String kind) throws Exception {
        assertThat(policy(kind).toString()).hasSizeLessThanOrEqualTo(6144);
    }

    @Test
    void hasNothingThatIamWouldRefuse() throws Exception {
        assertThat(Judge.policies(Map.of(
                        "deploy-hub", text(policy("hub"), "hub-0"), "deploy-fleet", text(policy("fleet"), "fleet-1"))))
                .isEmpty();
    }

    private static List<String> plans(String kind) {
        return PLANS.keySet().stream().filter(plan -> plan.startsWith(kind)).toList();
    }

    private static JsonNode policy(String kind) throws IOException {
        return JSON.readTree(Files.readString(ExamplePlans.PROJECT.resolve("docs/deploy-policy/" + kind + ".json")));
    }

    /** A policy for each action on each resource. */
    private static List<JsonNode> grants(JsonNode policy) {
        var grants = new ArrayList<JsonNode>();
        for (var statement : policy.path("Statement")) {
            for (var action : list(statement.path("Action"))) {
                for (var resource : list(statement.path("Resource"))) {
                    ObjectNode one = statement.deepCopy();
                    one.set("Action", action);
                    one.set("Resource", resource);
                    ObjectNode whole = policy.deepCopy();
                    whole.putArray("Statement").add(one);
                    grants.add(whole);
                }
            }
        }
        return grants;
    }

    private static Iterable<JsonNode> list(JsonNode value) {
        return value.isArray() ? value : List.of(value);
    }

    private static boolean isNeeded(JsonNode grant, String kind) {
        return plans(kind).stream().anyMatch(plan -> {
            var filled = filled(grant, plan);
            return needs.stream().anyMatch(need -> need.file().equals(plan) && allows(filled, need));
        });
    }

    private static boolean allows(NamedPolicy policy, Need need) {
        var account = account(need.file());
        var context = RequestContext.EMPTY;
        for (var key : need.context().entrySet()) {
            context = context.with(key.getKey(), key.getValue());
        }
        var deployer = new Caller.RoleSession(account, "deployer", "session");
        var request = new AccessRequest(deployer, need.action(), need.resource(), account, context);
        return Evaluator.decide(request, Grants.ofIdentity(policy)).allowed();
    }

    private static NamedPolicy filled(JsonNode policy, String plan) {
        return new NamedPolicy("deployer", PolicyDocument.parse(text(policy, plan)));
    }

    /** The policy as somebody would fill it in for the plan. */
    private static String text(JsonNode policy, String plan) {
        return policy.toString()
                .replace("SERVER_ROLE", "existing-web-server")
                .replace("ACCOUNT", account(plan))
                .replace("REGION", "ap-northeast-1");
    }

    private static String account(String plan) {
        return PLANS.get(plan)
                .ofType("aws:iam/role:Role")
                .findFirst()
                .orElseThrow()
                .outputs()
                .path("arn")
                .asText()
                .split(":", -1)[4];
    }
}
