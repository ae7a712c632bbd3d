package kaikin.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.policies.model.Plan;
import kaikin.policies.model.Unknown;
import kaikin.sandbox.Sandbox;
import kaikin.sandbox.SandboxOptions;
import kaikin.sandbox.demo.Demo;
import kaikin.sandbox.demo.DemoOutput;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both stacks on the real engine. They are deployed once, the fleet first; whoever changes them does it on a copy. */
class EngineIT {
    private static final String HUB = "account-a";
    private static final String FLEET = "account-b";

    @SuppressWarnings("NullAway.Init") // JUnit calls deploy first
    private static EngineBench deployed;

    @BeforeAll
    static void deploy() throws Exception {
        deployed = EngineBench.open();
        deployed.init(HUB);
        deployed.init(FLEET);
        deployed.up(FLEET).fine();
        deployed.up(HUB).fine();
    }

    @AfterAll
    static void takeDown() throws Exception {
        deployed.close();
    }

    @Test
    void theHubMayComeFirst() throws Exception {
        try (var bench = EngineBench.open()) {
            bench.init(HUB);
            bench.init(FLEET);

            var preview = bench.pulumi("preview", "-s", HUB, "--diff").fine().output();
            assertThat(preview).contains("webhook-token", "[secret]", " to create");
            assertThat(preview).doesNotContain(EngineBench.WEBHOOK_TOKEN, EngineBench.API_TOKEN, "warning");
            bench.up(HUB).fine();
            var up = bench.pulumi("up", "-s", FLEET, "--yes").fine().output();

            assertThat(up).contains(" created", "bot: release-sshguard").doesNotContain("warning");
            assertThat(EngineBench.changed(bench.state(HUB), deployed.state(HUB)))
                    .isEmpty();
            assertThat(EngineBench.changed(bench.state(FLEET), deployed.state(FLEET)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HUB, FLEET})
    void aSecondUpChangesNothing(String stack) throws Exception {
        try (var bench = deployed.copy()) {
            assertThat(bench.up(stack, "--expect-no-changes").fine().output()).contains(" unchanged");
        }
    }

    @Test
    void anotherRoomChangesTheFunctionsAndTheirAliasesOnly() throws Exception {
        try (var bench = deployed.copy()) {
            bench.edit(HUB, file -> file.replace("36818150", "36818151"));

            assertThat(bench.up(HUB).fine().output()).contains("4 updated");

            assertThat(EngineBench.changed(deployed.state(HUB), bench.state(HUB)))
                    .containsExactly(
                            "Alias kaikin-outcome",
                            "Alias kaikin-webhook",
                            "Function kaikin-outcome",
                            "Function kaikin-webhook");
        }
    }

    /** docs/deploy.md, «Another account»: a stack file, and a line in the hub's. */
    @Test
    void aThirdAccountTouchesInTheHubWhatItMust() throws Exception {
        try (var bench = deployed.copy()) {
            Files.writeString(
                    bench.stackFile("account-c"),
                    Files.readString(EngineBench.PROJECT.resolve("Pulumi.account-b.yaml"))
                            .replace("222222222222", "333333333333"));
            bench.edit(HUB, file -> file.replaceFirst("(?m)^( *)- \"222222222222\"$", "$0\n$1- \"333333333333\""));

            bench.up(HUB).fine();
            bench.init("account-c");
            bench.up("account-c").fine();

            assertThat(EngineBench.changed(deployed.state(HUB), bench.state(HUB)))
                    .containsExactly(
                            "Alias kaikin-outcome",
                            "Alias kaikin-webhook",
                            "BucketPolicy ban-lists",
                            "EventBusPolicy kaikin",
                            "EventRule kaikin-outcome",
                            "Function kaikin-outcome",
                            "Function kaikin-webhook",
                            "Role kaikin-writer-333333333333",
                            "RolePolicy kaikin-outcome",
                            "RolePolicy kaikin-webhook",
                            "RolePolicy kaikin-writer-333333333333");
            assertThat(bench.state("account-c").ofType("aws:iam/role:Role")).isNotEmpty();
        }
    }

    @Test
    void aFleetCanBeDestroyedAndMadeAnewWithoutTheHub() throws Exception {
        try (var bench = deployed.copy()) {
            bench.pulumi("destroy", "-s", FLEET, "--yes", "--skip-preview").fine();
            assertThat(bench.pulumi("stack", "-s", FLEET).fine().output()).contains("Current stack resources (0)");
            bench.pulumi("preview", "-s", HUB, "--expect-no-changes").fine();

            bench.up(FLEET).fine();

            assertThat(EngineBench.changed(deployed.state(FLEET), bench.state(FLEET)))
                    .isEmpty();
        }
    }

    @Test
    void theHubsBucketIsNotDestroyedWithTheHub() throws Exception {
        var ended = deployed.pulumi("destroy", "-s", HUB, "--yes");

        assertThat(ended.status()).isNotZero();
        assertThat(ended.output()).contains("ban-lists", "it is protected", "pulumi state unprotect");
        assertThat(deployed.state(HUB).ofType("aws:s3/bucketV2:BucketV2")).hasSize(1);
    }

    @Test
    void credentialsOfAnotherAccountDeployNothing() throws Exception {
        var ended = deployed.pulumi(Map.of("KAIKIN_AWS_ACCOUNT", "333333333333"), "preview", "-s", FLEET);

        assertThat(ended.status()).isNotZero();
        assertThat(ended.output()).contains("AWS account ID not allowed: 333333333333");
    }

    @Test
    void tokensAreEncryptedInTheState() throws Exception {
        var state = Files.readString(deployed.export(HUB));

        assertThat(state).contains("/kaikin/chatwork/webhook-token", "/kaikin/chatwork/api-token", "ciphertext");
        assertThat(state).doesNotContain(EngineBench.WEBHOOK_TOKEN, EngineBench.API_TOKEN);
    }

    /** Its inputs are the plan's; the reader leaves out those that the provider notes to have added. */
    @ParameterizedTest
    @ValueSource(strings = {HUB, FLEET})
    void theStateIsTheRecordedPlan(String stack) throws Exception {
        var recorded = graph(StackPlanRecorder.record(EngineBench.PROJECT, stack));

        assertThat(recorded).isNotEmpty();
        assertThat(graph(deployed.state(stack))).isEqualTo(recorded);
    }

    /** The provider prints policies with sorted keys, and answers more than the plan asks for; that is not compared. */
    @ParameterizedTest
    @ValueSource(strings = {HUB, FLEET})
    void everyOutputOfTheRecordedPlanIsInTheState(String stack) throws Exception {
        var recorded = outputs(StackPlanRecorder.record(EngineBench.PROJECT, stack));
        var deployed = outputs(EngineIT.deployed.state(stack));

        assertThat(recorded).isNotEmpty();
        assertThat(deployed).containsAllEntriesOf(recorded);
    }

    /** As states of the real provider are: that our readers read them, the other tests show. */
    @Test
    void theStateIsInTheProvidersWords() throws Exception {
        var role = deployed.written(HUB, "Role kaikin-webhook");
        var stage = deployed.written(HUB, "Stage kaikin-chatwork-stage");
        var function = deployed.written(HUB, "Function kaikin-webhook");

        assertThat(role.at("/inputs/__defaults")).extracting(JsonNode::asText).contains("maxSessionDuration", "path");
        assertThat(role.at("/inputs/path").asText()).isEqualTo("/");
        assertThat(role.at("/outputs/assumeRolePolicy").asText()).startsWith("{\"Statement\":[{\"Action\":");
        assertThat(role.at("/outputs/tagsAll").isNull()).isTrue();
        assertThat(role.at("/outputs/managedPolicyArns").isNull()).isTrue();
        assertThat(stage.at("/outputs/invokeUrl").asText()).startsWith("https://");
        assertThat(function.at("/inputs/reservedConcurrentExecutions").asInt()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {HUB, FLEET})
    void aRefreshFindsNoChange(String stack) throws Exception {
        try (var bench = deployed.copy()) {
            bench.pulumi("refresh", "-s", stack, "--yes", "--skip-preview", "--expect-no-changes")
                    .fine();
        }
    }

    /** Nothing is made yet; the program writes policies from names and ARNs that it computes itself. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                HUB
                        + "; Alias kaikin-outcome: functionVersion | Alias kaikin-webhook: functionVersion"
                        + " | Dashboard kaikin: dashboardBody | Integration kaikin-chatwork: apiId"
                        + " | MetricAlarm kaikin-api-4xx: dimensions | MetricAlarm kaikin-api-5xx: dimensions"
                        + " | Permission kaikin-chatwork: sourceArn | QueuePolicy kaikin-failed-outcomes: queueUrl"
                        + " | QueuePolicy kaikin-unforwarded-events: queueUrl | Route kaikin-chatwork: apiId, target"
                        + " | Stage kaikin-chatwork-stage: apiId",
                FLEET + "; QueuePolicy kaikin-unforwarded-events: queueUrl"
            })
    void aFirstPreviewHasEveryPolicyWhole(String stack, String unknown) throws Exception {
        try (var bench = EngineBench.open()) {
            bench.init(stack);

            var planned = bench.planned(stack);

            assertThat(planned).hasSizeGreaterThan(20);
            assertThat(String.join(" | ", unknownInputs(planned))).isEqualTo(unknown);
        }
    }

    /** docs/operations.md, «Every read of the stack fails with Statement». */
    @Test
    void aTopicsPolicyOfOneObjectBreaksEveryReadUntilAListIsInItsPlace() throws Exception {
        try (var bench = deployed.copy()) {
            bench.pulumi("config", "set", "kaikin:alarmAddress", "ops@example.com", "-s", FLEET)
                    .fine();
            bench.up(FLEET).fine();
            var list = bench.written(FLEET, "Topic kaikin-alarms").at("/outputs/policy");
            var object = TextNode.valueOf(list.asText()
                    .replace("\"Statement\":[", "\"Statement\":")
                    .replace("}],\"Version\"", "},\"Version\""));
            assertThat(object).isNotEqualTo(list);

            bench.replaceState(FLEET, state -> state.replace(list.toString(), object.toString()));

            var refresh = bench.pulumi("refresh", "-s", FLEET, "--yes", "--skip-preview");
            assertThat(refresh.status()).isNotZero();
            assertThat(refresh.output())
                    .contains("kaikin-alarms: parsing policy: unexpected result: (<nil>) \"<nil>\"");
            bench.up(FLEET, "--expect-no-changes").fine();
            assertThat(bench.pulumi("refresh", "-s", FLEET, "--yes", "--skip-preview")
                            .status())
                    .isNotZero();

            bench.replaceState(FLEET, state -> state.replace(object.toString(), list.toString()));

            bench.pulumi("refresh", "-s", FLEET, "--yes", "--skip-preview", "--expect-no-changes")
                    .fine();
            bench.up(FLEET, "--expect-no-changes").fine();
        }
    }

    @Test
    void theSandboxDeploysTheStates() throws Exception {
        var states = List.of(deployed.export(HUB), deployed.export(FLEET));
        try (var sandbox = Sandbox.open(
                new SandboxOptions(
                        EngineBench.PROJECT,
                        StackPlanRecorder.source(EngineBench.PROJECT, states),
                        Optional.empty(),
                        0),
                line -> {})) {
            var lines = new java.util.ArrayList<String>();

            assertThat(new Demo(sandbox, DemoOutput.full(lines::add)).tell().happened())
                    .as(String.join("\n", lines))
                    .isTrue();
        }
    }

    /** Inputs and parent of every resource, by type and name. The engine adds its providers. */
    private static Map<String, String> graph(Plan plan) {
        var graph = new TreeMap<String, String>();
        plan.resources().stream()
                .filter(resource -> !resource.type().startsWith("pulumi:providers:"))
                .forEach(resource -> graph.put(
                        resource.urn().value(),
                        resource.parent() + " " + (resource.custom() ? EngineBench.inputs(resource) : "component")));
        return graph;
    }

    private static List<String> unknownInputs(Map<String, JsonNode> planned) {
        return planned.entrySet().stream()
                .map(resource -> Map.entry(
                        resource.getKey(),
                        resource.getValue().properties().stream()
                                .filter(input -> Unknown.isIn(input.getValue())
                                        || input.getValue().toString().contains(Unknown.TEXT))
                                .map(Map.Entry::getKey)
                                .toList()))
                .filter(resource -> !resource.getValue().isEmpty())
                .map(resource -> resource.getKey() + ": " + String.join(", ", resource.getValue()))
                .toList();
    }

    /** Each output, and each value inside of it, by its resource and place. */
    private static Map<String, Object> outputs(Plan plan) throws JsonProcessingException {
        var outputs = new TreeMap<String, Object>();
        for (var resource : plan.resources()) {
            if (resource.custom()) {
                collect(resource.urn().toString(), EngineBench.outputs(resource), outputs);
            }
        }
        return outputs;
    }

    /** A policy is what it says, not how it is written. */
    private static void collect(String place, JsonNode value, Map<String, Object> outputs)
            throws JsonProcessingException {
        if (value.isObject()) {
            for (var field : value.properties()) {
                collect(place + " " + field.getKey(), field.getValue(), outputs);
            }
        } else if (value.isArray()) {
            for (var i = 0; i < value.size(); i++) {
                collect(place + " " + i, value.get(i), outputs);
            }
        } else {
            outputs.put(
                    place,
                    value.isTextual() && value.textValue().startsWith("{")
                            ? JsonMapper.builder().build().readTree(value.textValue())
                            : value.toString());
        }
    }
}
