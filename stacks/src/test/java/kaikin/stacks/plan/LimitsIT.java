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
import kaikin.policies.plan.PlannedResource;
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
                "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig|maximumRetryAttempts|[0-2]",
                "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig|maximumEventAgeInSeconds|[1-9][0-9]{2,4}",
                "aws:sqs/queue:Queue|name|[\\w-]{1,80}",
                "aws:sqs/queue:Queue|messageRetentionSeconds|[1-9][0-9]{1,6}",
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
        assertThat(Plans.ofType(type).flatMap(resource -> resource.find(input).stream()))
                .isNotEmpty()
                .allMatch(value -> value.matches(pattern), pattern);
    }

    /** Inline policies share 10,240 characters a role, a trust policy has 2,048 without a quota increase (IAM quotas). */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "aws:iam/role:Role,assumeRolePolicy,2048",
        "aws:iam/rolePolicy:RolePolicy,policy,10240",
        "aws:s3/bucketPolicy:BucketPolicy,policy,20480",
        "aws:sns/topic:Topic,policy,30720",
        "aws:cloudwatch/eventBusPolicy:EventBusPolicy,policy,10240",
        "aws:ssm/document:Document,content,65536",
        "aws:ssm/parameter:Parameter,value,4096",
        "aws:cloudwatch/dashboard:Dashboard,dashboardBody,1048576"
    })
    void fitsInto(String type, String input, int most) {
        assertThat(Plans.ofType(type).map(resource -> resource.text(input)))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value).hasSizeLessThanOrEqualTo(most));
    }

    @ParameterizedTest
    @CsvSource({
        "aws:iam/role:Role,assumeRolePolicy",
        "aws:iam/rolePolicy:RolePolicy,policy",
        "aws:s3/bucketPolicy:BucketPolicy,policy",
        "aws:sns/topic:Topic,policy",
        "aws:cloudwatch/eventBusPolicy:EventBusPolicy,policy",
        "aws:ssm/document:Document,content",
        "aws:cloudwatch/dashboard:Dashboard,dashboardBody"
    })
    void isJson(String type, String input) {
        assertThat(Plans.ofType(type).map(resource -> resource.text(input)))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(json(value).isObject()).isTrue());
    }

    @Test
    void namesEveryStatementOfAPolicyOnce() {
        assertThat(policies()).isNotEmpty().allSatisfy(policy -> {
            // A single statement stands there without its list.
            var sids = policy.findValuesAsText("Sid");
            assertThat(sids)
                    .hasSizeGreaterThanOrEqualTo(
                            policy.path("Statement").isArray()
                                    ? policy.path("Statement").size()
                                    : 1);
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
    void runsRulesAtARateThatEventBridgeKnows() {
        assertThat(Plans.ofType("aws:cloudwatch/eventRule:EventRule")
                        .flatMap(rule -> rule.find("scheduleExpression").stream()))
                .isNotEmpty()
                .allMatch(rate -> rate.matches("rate\\((1 (minute|hour|day)|[2-9][0-9]* (minutes|hours|days))\\)"));
    }

    /** A pattern has 2,048 characters without a quota increase (EventBridge quotas). */
    @Test
    void looksForEventsByPatternsThatFit() {
        assertThat(Plans.ofType("aws:cloudwatch/eventRule:EventRule")
                        .flatMap(rule -> rule.find("eventPattern").stream()))
                .isNotEmpty()
                .allSatisfy(pattern -> {
                    assertThat(pattern).hasSizeLessThanOrEqualTo(2048);
                    assertThat(json(pattern).path("source").path(0).asText()).isEqualTo("aws.ssm");
                });
    }

    @Test
    void anchorsEveryPatternOfAParameter() {
        var patterns = Plans.ofType("aws:ssm/document:Document")
                .flatMap(document ->
                        json(document.text("content")).at("/parameters").findValuesAsText("allowedPattern").stream())
                .toList();

        assertThat(patterns).isNotEmpty().allSatisfy(pattern -> {
            assertThat(pattern).startsWith("^").endsWith("$");
            assertThatCode(() -> Pattern.compile(pattern)).doesNotThrowAnyException();
        });
    }

    /** A rule has five targets, a Run Command target one key and fifty values (PutTargets). */
    @Test
    void targetsServersByOneTag() {
        assertThat(Plans.ofType("aws:cloudwatch/eventTarget:EventTarget")
                        .filter(target -> target.text("arn").contains(":document/")))
                .isNotEmpty()
                .allSatisfy(target -> {
                    var blocks = target.inputs().path("runCommandTargets");
                    assertThat(blocks).hasSize(1);
                    assertThat(blocks.get(0).path("key").asText()).matches("tag:[\\w.:/=+@-]{1,128}");
                    assertThat(blocks.get(0).path("values")).hasSize(1);
                });
    }

    /** All variables together have 4 KB, and some names are Lambda's own. */
    @Test
    void fitsTheFunctionsEnvironment() {
        assertThat(Plans.ofType("aws:lambda/function:Function")).isNotEmpty().allSatisfy(function -> {
            var variables = function.inputs().at("/environment/variables");
            assertThat(variables.toString()).hasSizeLessThan(4096);
            assertThat(variables.fieldNames()).toIterable().allMatch(name -> name.matches("KAIKIN_[A-Z_]+"));
        });
    }

    /** The access log's format is one JSON object in which nothing that a caller wrote has a place. */
    @Test
    void logsCallsWithoutTheirContent() {
        var formats = Plans.ofType("aws:apigatewayv2/stage:Stage")
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
        assertThat(Plans.plain(stack).resources().stream()
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
                        List.of("aws:sns/topic:Topic", "policy"))
                .flatMap(each -> Plans.ofType(each.get(0)).map(resource -> json(resource.text(each.get(1)))));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
