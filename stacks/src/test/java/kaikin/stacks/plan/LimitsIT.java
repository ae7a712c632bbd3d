package kaikin.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.provider.DashboardSyntax;
import kaikin.policies.provider.SizeLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program asks for, held against what AWS documents that it takes. */
class LimitsIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** From the API reference of each service: the pattern of an input. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "aws:iam/role:Role|name|[\\w+=,.@-]{1,64}",
                "aws:iam/role:Role|description|[ -~¡-ÿ]{0,1000}",
                "aws:iam/rolePolicy:RolePolicy|name|[\\w+=,.@-]{1,128}",
                "aws:iam/rolePolicy:RolePolicy|role|[\\w+=,.@-]{1,64}",
                "aws:iam/instanceProfile:InstanceProfile|name|[\\w+=,.@-]{1,128}",
                "aws:s3/bucketV2:BucketV2|bucket|[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
                "aws:ssm/document:Document|name|[a-zA-Z0-9_.-]{3,128}",
                "aws:ssm/document:Document|name|(?!aws)(?!amazon)(?!amzn).*",
                "aws:ssm/document:Document|targetType|/[\\w.:/-]{0,199}",
                "aws:ssm/parameter:Parameter|name|(?!/aws)(?!/ssm)(/[a-zA-Z0-9_.-]+){1,15}",
                "aws:lambda/function:Function|name|[a-zA-Z0-9_-]{1,64}",
                "aws:lambda/function:Function|description|.{0,256}",
                "aws:lambda/function:Function|handler|[^\\s]{1,128}",
                "aws:lambda/function:Function|role|arn:aws:iam::[0-9]{12}:role/[\\w+=,.@/-]+",
                "aws:lambda/alias:Alias|name|(?![0-9]+$)[a-zA-Z0-9_-]{1,128}",
                "aws:lambda/permission:Permission|statementId|[a-zA-Z0-9_-]{1,100}",
                "aws:cloudwatch/eventRule:EventRule|name|[.\\w-]{1,64}",
                "aws:cloudwatch/eventRule:EventRule|description|.{0,512}",
                "aws:cloudwatch/eventTarget:EventTarget|targetId|[.\\w-]{1,64}",
                "aws:cloudwatch/eventTarget:EventTarget|arn|arn:aws:[a-z]+:[a-z0-9-]+:[0-9]{12}:[\\w.:/-]+",
                "aws:cloudwatch/eventBus:EventBus|name|(?!aws\\.)(?!default$)[/.\\w-]{1,256}",
                "aws:cloudwatch/queryDefinition:QueryDefinition|name|(?=.{1,255}$)([^:*/]+/)*[^:*/]+",
                "aws:cloudwatch/queryDefinition:QueryDefinition|queryString|.{1,10000}",
                "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig|maximumRetryAttempts|[0-2]",
                "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig|maximumEventAgeInSeconds|[1-9][0-9]{2,4}",
                "aws:sqs/queue:Queue|name|[\\w-]{1,80}",
                "aws:sqs/queue:Queue|messageRetentionSeconds|[1-9][0-9]{1,6}",
                "aws:sqs/queue:Queue|delaySeconds|[1-8]?[0-9]{1,2}",
                "aws:sqs/queue:Queue|visibilityTimeoutSeconds|[0-9]{1,4}",
                "aws:scheduler/scheduleGroup:ScheduleGroup|name|[\\w.-]{1,64}",
                "aws:scheduler/schedule:Schedule|name|[\\w.-]{1,64}",
                "aws:scheduler/schedule:Schedule|description|.{0,512}",
                "aws:scheduler/schedule:Schedule|scheduleExpression|rate\\(1 [a-z]+\\)",
                "aws:lambda/eventSourceMapping:EventSourceMapping|batchSize|1",
                "aws:cloudwatch/logGroup:LogGroup|name|[.\\w/#-]{1,512}",
                "aws:cloudwatch/metricAlarm:MetricAlarm|name|[ -~]{1,255}",
                "aws:cloudwatch/metricAlarm:MetricAlarm|alarmDescription|.{0,1024}",
                "aws:cloudwatch/metricAlarm:MetricAlarm|metricName|.{1,255}",
                "aws:cloudwatch/metricAlarm:MetricAlarm|namespace|[^:].{0,254}",
                "aws:cloudwatch/metricAlarm:MetricAlarm|period|[1-9][0-9]*0",
                "aws:cloudwatch/dashboard:Dashboard|dashboardName|[\\w-]{1,255}",
                "aws:sns/topic:Topic|name|[\\w-]{1,256}",
                "aws:apigatewayv2/api:Api|name|.{1,128}",
                "aws:apigatewayv2/route:Route|routeKey|POST /chatwork",
            })
    void takesThe(String type, String input, String pattern) {
        assertThat(ExamplePlans.ofType(type).flatMap(resource -> resource.find(input).stream()))
                .isNotEmpty()
                .allMatch(value -> value.matches(pattern), pattern);
    }

    /** Every document of the plans fits, and the stand-in provider would refuse it otherwise. */
    @Test
    void fitsIntoWhatAwsTakes() {
        assertThat(tooLong(ExamplePlans.all())).isEmpty();
    }

    /** As many fleets as the configuration lets in; inline policies share 10,240 characters a role (IAM quotas). */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 20, 50, 100, 123})
    void fitsWithSoManyFleets(int count) {
        var plan = ExamplePlans.hubOf(count);

        assertThat(plan.ofType("aws:iam/role:Role")
                        .filter(role -> role.text("name").startsWith("kaikin-writer-")))
                .hasSize(count);
        assertThat(tooLong(List.of(plan))).isEmpty();
        assertThat(plan.ofType("aws:iam/rolePolicy:RolePolicy")
                        .collect(Collectors.groupingBy(
                                policy -> policy.text("role"),
                                Collectors.summingInt(
                                        policy -> policy.text("policy").length())))
                        .values())
                .isNotEmpty()
                .allMatch(length -> length <= 10_240);
    }

    /** The hub's documents that name every fleet are all that grows: 98 more fleets are 98 more of each name. */
    @Test
    void growsByNoMoreThanANameAFleet() {
        assertThat(growth("aws:cloudwatch/eventRule:EventRule", "eventPattern")).isEqualTo(15);
        assertThat(growth("aws:cloudwatch/eventBusPolicy:EventBusPolicy", "policy"))
                .isEqualTo(33);
        assertThat(growth("aws:iam/rolePolicy:RolePolicy", "policy")).isEqualTo(49);
        assertThat(growth("aws:s3/bucketPolicy:BucketPolicy", "policy")).isEqualTo(60);
        assertThat(growth("aws:ssm/document:Document", "content")).isZero();
        assertThat(growth("aws:cloudwatch/dashboard:Dashboard", "dashboardBody"))
                .isZero();
        assertThat(growth("aws:iam/role:Role", "assumeRolePolicy")).isZero();
    }

    /** Of the longest document of a type, in characters a fleet. */
    private static int growth(String type, String input) {
        return (longest(ExamplePlans.hubOf(100), type, input) - longest(ExamplePlans.hubOf(2), type, input)) / 98;
    }

    private static int longest(Plan plan, String type, String input) {
        return plan.ofType(type)
                .flatMap(resource -> resource.find(input).stream())
                .mapToInt(String::length)
                .max()
                .orElseThrow();
    }

    private static List<String> tooLong(List<Plan> plans) {
        assertThat(plans.stream()
                        .flatMap(plan -> plan.resources().stream())
                        .map(PlannedResource::type)
                        .filter(SizeLimits::know)
                        .distinct())
                .hasSizeGreaterThan(9);
        return plans.stream()
                .flatMap(plan -> plan.resources().stream())
                .flatMap(resource -> SizeLimits.problems(resource.type(), resource.inputs()).stream()
                        .map(problem -> resource.urn() + ": " + problem))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "aws:iam/role:Role,assumeRolePolicy",
        "aws:iam/rolePolicy:RolePolicy,policy",
        "aws:s3/bucketPolicy:BucketPolicy,policy",
        "aws:sns/topic:Topic,policy",
        "aws:cloudwatch/eventBusPolicy:EventBusPolicy,policy",
        "aws:sqs/queuePolicy:QueuePolicy,policy",
        "aws:ssm/document:Document,content",
        "aws:cloudwatch/dashboard:Dashboard,dashboardBody"
    })
    void isJson(String type, String input) {
        assertThat(ExamplePlans.ofType(type).map(resource -> resource.text(input)))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(json(value).isObject()).isTrue());
    }

    @Test
    void namesEveryStatementOfAPolicyOnce() {
        assertThat(policies()).isNotEmpty().allSatisfy(policy -> {
            // The AWS provider reads «Statement[*]» of topics' policies, and fails on a lone statement.
            assertThat(policy.path("Statement").isArray()).isTrue();
            var sids = policy.findValuesAsText("Sid");
            assertThat(sids).hasSameSizeAs(policy.path("Statement"));
            assertThat(sids).isNotEmpty().doesNotHaveDuplicates().allMatch(sid -> sid.matches("[A-Za-z0-9]{1,100}"));
        });
    }

    @Test
    void writesWholeArnsIntoPolicies() {
        var arns = policies()
                .flatMap(policy -> Pattern.compile("\"(arn:[^\"]*)\"")
                        .matcher(policy.toString())
                        .results())
                .map(match -> match.group(1))
                .toList();

        assertThat(arns).isNotEmpty().allMatch(arn -> arn.matches("arn:aws:[a-z0-9-]+:[a-z0-9-]*:([0-9]{12})?:[^ ]+"));
    }

    @Test
    void drawsADashboardThatCloudWatchTakes() {
        var bodies = ExamplePlans.ofType("aws:cloudwatch/dashboard:Dashboard")
                .map(dashboard -> dashboard.text("dashboardBody"))
                .toList();

        assertThat(bodies).isNotEmpty();
        assertThat(bodies.stream().flatMap(body -> DashboardSyntax.problems(body).stream()))
                .isEmpty();
    }

    @Test
    void looksForEventsOfSystemsManager() {
        assertThat(ExamplePlans.ofType("aws:cloudwatch/eventRule:EventRule")
                        .flatMap(rule -> rule.find("eventPattern").stream()))
                .isNotEmpty()
                .allSatisfy(pattern -> assertThat(
                                json(pattern).path("source").path(0).asText())
                        .isEqualTo("aws.ssm"));
    }

    @Test
    void anchorsEveryPatternOfAParameter() {
        var patterns = ExamplePlans.ofType("aws:ssm/document:Document")
                .flatMap(document ->
                        json(document.text("content")).at("/parameters").findValuesAsText("allowedPattern").stream())
                .toList();

        assertThat(patterns).isNotEmpty().allSatisfy(pattern -> {
            assertThat(pattern).startsWith("^").endsWith("$");
            assertThatCode(() -> Pattern.compile(pattern)).doesNotThrowAnyException();
        });
    }

    /** SendCommand takes one to five targets, each with up to fifty values. */
    @Test
    void targetsServersByOneTag() {
        assertThat(ExamplePlans.ofType("aws:scheduler/schedule:Schedule")
                        .filter(schedule ->
                                schedule.inputs().at("/target/arn").asText().endsWith(":ssm:sendCommand")))
                .isNotEmpty()
                .allSatisfy(schedule -> {
                    var targets =
                            json(schedule.inputs().at("/target/input").asText()).path("Targets");
                    assertThat(targets).hasSize(1);
                    assertThat(targets.get(0).path("Key").asText()).matches("tag:[\\w.:/=+@-]{1,128}");
                    assertThat(targets.get(0).path("Values")).hasSize(1);
                });
    }

    /** A queue that feeds a function hides a message longer than the function may run (CreateEventSourceMapping). */
    @Test
    void hidesMessagesForAsLongAsTheirFunctionRuns() {
        var longest = ExamplePlans.ofType("aws:lambda/function:Function")
                .mapToInt(function -> Integer.parseInt(function.text("timeout")))
                .max()
                .orElseThrow();

        assertThat(ExamplePlans.ofType("aws:sqs/queue:Queue")
                        .filter(queue -> queue.find("delaySeconds").isPresent()))
                .isNotEmpty()
                .allSatisfy(queue -> assertThat(Integer.parseInt(queue.text("visibilityTimeoutSeconds")))
                        .isGreaterThanOrEqualTo(longest));
    }

    /** The snapshot is taken when a version is published: by then all is there that the code reads at that time. */
    @Test
    void makesFunctionsAfterWhatTheyRead() {
        var functions = ExamplePlans.ofType("aws:lambda/function:Function").toList();

        assertThat(functions)
                .isNotEmpty()
                .allSatisfy(function -> assertThat(function.dependencies())
                        .extracting(urn -> urn.type() + " " + urn.name())
                        .contains(
                                "aws:ssm/parameter:Parameter webhook-token",
                                "aws:ssm/parameter:Parameter api-token",
                                "aws:s3/bucketPolicy:BucketPolicy ban-lists",
                                "aws:iam/rolePolicy:RolePolicy " + function.text("name")));
    }

    /** Some names are Lambda's own. */
    @Test
    void namesTheFunctionsVariables() {
        assertThat(ExamplePlans.ofType("aws:lambda/function:Function"))
                .isNotEmpty()
                .allSatisfy(function -> {
                    var variables = function.inputs().at("/environment/variables");
                    assertThat(variables.fieldNames()).toIterable().allMatch(name -> name.matches("KAIKIN_[A-Z_]+"));
                });
    }

    /** The access log's format is one JSON object in which nothing that a caller wrote has a place. */
    @Test
    void logsCallsWithoutTheirContent() {
        var formats = ExamplePlans.ofType("aws:apigatewayv2/stage:Stage")
                .map(stage -> stage.inputs().at("/accessLogSettings/format").asText())
                .toList();

        assertThat(formats).isNotEmpty().allSatisfy(format -> {
            assertThat(json(format).isObject()).isTrue();
            assertThat(format).doesNotContainIgnoringCase("body", "header", "query", "signature", "path");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-a", "account-b"})
    void givesEachNameToOneResourceOfAType(String stack) {
        assertThat(ExamplePlans.plain(stack).resources().stream()
                        .filter(PlannedResource::custom)
                        .collect(Collectors.groupingBy(resource ->
                                resource.type() + " " + resource.id().orElseThrow()))
                        .values())
                .isNotEmpty()
                .allMatch(same -> same.size() == 1);
    }

    private static Stream<JsonNode> policies() {
        return Stream.of(
                        List.of("aws:iam/role:Role", "assumeRolePolicy"),
                        List.of("aws:iam/rolePolicy:RolePolicy", "policy"),
                        List.of("aws:s3/bucketPolicy:BucketPolicy", "policy"),
                        List.of("aws:cloudwatch/eventBusPolicy:EventBusPolicy", "policy"),
                        List.of("aws:sqs/queuePolicy:QueuePolicy", "policy"),
                        List.of("aws:sns/topic:Topic", "policy"))
                .flatMap(each -> ExamplePlans.ofType(each.get(0)).map(resource -> json(resource.text(each.get(1)))));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
