package kaikin.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Urn;
import kaikin.stacks.plan.Judge.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every resource of the plans, held against what AWS publishes of its APIs and of IAM; and some with a fault. */
class JudgeIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String FUNCTION = "aws:lambda/function:Function";
    private static final String ROLE = "aws:iam/role:Role";
    private static final String MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping";
    private static final String QUEUE = "aws:sqs/queue:Queue";
    private static final String SCHEDULE = "aws:scheduler/schedule:Schedule";

    /** Resources without a fault, of types that are of use to some fault. */
    private static final Map<String, String> GOOD = Map.of(MAPPING, """
            {"eventSourceArn": "arn:aws:sqs:eu-west-1:111111111111:checks", "batchSize": 1,
             "functionName": "arn:aws:lambda:eu-west-1:111111111111:function:outcome:live",
             "functionResponseTypes": ["ReportBatchItemFailures"], "scalingConfig": {"maximumConcurrency": 2}}
            """, QUEUE, """
            {"name": "checks", "delaySeconds": 240, "visibilityTimeoutSeconds": 180, "redrivePolicy":
             "{\\"deadLetterTargetArn\\": \\"arn:aws:sqs:eu-west-1:111111111111:failed\\", \\"maxReceiveCount\\": 3}"}
            """, SCHEDULE, """
            {"name": "upload", "groupName": "kaikin", "scheduleExpression": "rate(1 minute)",
             "flexibleTimeWindow": {"mode": "OFF"},
             "target": {"arn": "arn:aws:scheduler:::aws-sdk:ssm:sendCommand",
                        "roleArn": "arn:aws:iam::111111111111:role/kaikin-schedule",
                        "retryPolicy": {"maximumRetryAttempts": 0},
                        "input": "{\\"DocumentName\\": \\"kaikin-upload\\", \\"MaxErrors\\": \\"100%\\", \
            \\"Targets\\": [{\\"Key\\": \\"tag:bot\\", \\"Values\\": [\\"release\\"]}]}"}}
            """);

    private static List<Problem> problems = List.of();

    /** A resource with a fault, and a part of what is said of it. */
    record Faulty(PlannedResource resource, String problem) {
        String plan() {
            return "faulty-" + Integer.toHexString(toString().hashCode());
        }

        @Override
        public String toString() {
            return resource.type() + ": " + problem;
        }
    }

    static Stream<Faulty> faulty() {
        return Stream.of(
                // By botocore's models.
                planned(FUNCTION, "\"java21\"", "\"java99\"", "«java99» is none of"),
                planned(FUNCTION, ":1024", ":\"1024\"", "Invalid type for parameter MemorySize"),
                planned(FUNCTION, ":1024", ":102400", "MemorySize: 102400 are more than"),
                planned(FUNCTION, "applyOn", "applyTo", "Unknown parameter in SnapStart"),
                planned(FUNCTION, "\"timeout\"", "\"patience\"", "«patience» becomes no parameter"),
                planned("aws:lambda/alias:Alias", "\"functionVersion\":\"1\",", "", "Missing required parameter"),
                planned(ROLE, "\"kaikin-reader\"", "\"kaikin reader\"", "does not match [\\w+=,.@-]+"),
                planned(ROLE, "\"kaikin-reader\"", "\"" + "r".repeat(65) + "\"", "65 characters are more than 64"),
                written(MAPPING, "ReportBatch", "Batch", "«BatchItemFailures» is none of"),
                written(MAPPING, "maximumConcurrency\": 2", "maximumConcurrency\": 1", "valid min value: 2"),
                written(SCHEDULE, "OFF", "ON", "«ON» is none of OFF, FLEXIBLE"),
                // What botocore takes for mere strings.
                planned("aws:cloudwatch/eventRule:EventRule", "detail-type", "detail-typ", "no field «detail-typ»"),
                written(QUEUE, "240", "901", "DelaySeconds: «901» is no number from 0 to 900"),
                written(QUEUE, ": 3", ": 0", "maxReceiveCount is no number from 1"),
                written(QUEUE, "deadLetterTargetArn", "target", "are its fields, not target"),
                written(SCHEDULE, "sendCommand", "sendComand", "ssm has no call «sendComand»"),
                written(SCHEDULE, ":ssm:", ":sms:", "there is no service «sms»"),
                written(SCHEDULE, "MaxErrors", "MaxError", "Unknown parameter in input: \"MaxError\""),
                written(SCHEDULE, "100%", "all", "MaxErrors: «all» does not match"),
                // A pattern with categories of Unicode.
                written(SCHEDULE, "tag:bot", "tag;bot", "Targets[0].Key: «tag;bot» does not match"),
                // By IAM's reference.
                policy("ssm:SendCommand", "ssm:SendComand", "there is no action ssm:SendComand"),
                policy(":document/kaikin-release", ":parameter/kaikin", "no action of it takes arn:aws:ssm"),
                policy("s3:ListBucket", "s3:GetObject", "s3:GetObject takes none of arn:aws:s3:::kaikin"),
                policy("\"Resource\":\"*\"", "\"Resource\":\"arn:aws:iam::1:role/a\"", "Invocations takes none of"),
                policy("ssm:resourceTag/bot", "ec2:ResourceTag/bot", "knows no condition key ec2:ResourceTag/bot"),
                policy("s3:prefix", "s3:suffix", "s3:ListBucket knows no condition key s3:suffix"),
                policy("StringLike", "StringsLike", "there is no condition operator StringsLike"),
                policy("\"Resource\":", "\"NotResource\":", "which are not judged"),
                policy("BecomeWriter", "BeManaged", "two of its statements have the same Sid"),
                planned(ROLE, "events.amazonaws.com", "event.amazonaws.com", "«event.amazonaws.com» is no principal"),
                planned(ROLE, "aws:PrincipalArn", "aws:PrincipleArn", "knows no condition key aws:PrincipleArn"),
                planned(ROLE, "sts:AssumeRole", "sts:TakeRole", "there is no action sts:TakeRole"),
                planned("aws:s3/bucketPolicy:BucketPolicy", "s3:*", "s3:Get", "there is no action s3:Get"),
                planned("aws:cloudwatch/eventBusPolicy:EventBusPolicy", "PutEvents", "PutEvent", "no action events:"),
                planned("aws:sns/topic:Topic", "sns:Publish", "sqs:SendMessage", "sqs:SendMessage takes none of"),
                // What nobody has told the judge of.
                new Faulty(resource("aws:ec2/instance:Instance", "{}"), "no call is known that makes a aws:ec2/inst"));
    }

    @BeforeAll
    static void judge() throws Exception {
        var plans = new TreeMap<String, Plan>();
        Stream.concat(ExamplePlans.all().stream(), ExamplePlans.withAThirdAccount().stream())
                .forEach(plan -> plans.put("planned-" + plans.size(), plan));
        GOOD.forEach((type, inputs) -> plans.put("good-" + plans.size(), plan(resource(type, inputs))));
        faulty().forEach(faulty -> plans.put(faulty.plan(), plan(faulty.resource())));
        problems = Judge.plans(plans);
    }

    @Test
    void findsNothingThatAwsWouldRefuse() {
        assertThat(ExamplePlans.all()).isNotEmpty();

        assertThat(problems)
                .filteredOn(problem -> problem.file().startsWith("planned-"))
                .isEmpty();
    }

    @Test
    void findsNothingInResourcesWithoutAFault() {
        assertThat(problems)
                .filteredOn(problem -> problem.file().startsWith("good-"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void refuses(Faulty faulty) {
        assertThat(problems)
                .filteredOn(problem -> problem.file().equals(faulty.plan()))
                .isNotEmpty()
                .extracting(Problem::problem)
                .anyMatch(said -> said.contains(faulty.problem()));
    }

    private static Faulty policy(String text, String into, String problem) {
        return planned(
                "aws:iam/rolePolicy:RolePolicy", text.replace("\"", "\\\""), into.replace("\"", "\\\""), problem);
    }

    /** Of the first planned resource of the type that has the text in its inputs. */
    private static Faulty planned(String type, String text, String into, String problem) {
        return ExamplePlans.ofType(type)
                .map(resource -> resource.inputs().toString())
                .filter(inputs -> inputs.contains(text))
                .findFirst()
                .map(inputs -> new Faulty(resource(type, inputs.replace(text, into)), problem))
                .orElseThrow(() -> new AssertionError("«" + text + "» stands in no " + type));
    }

    private static Faulty written(String type, String text, String into, String problem) {
        assertThat(GOOD.get(type)).contains(text);
        return new Faulty(resource(type, GOOD.get(type).replace(text, into)), problem);
    }

    private static PlannedResource resource(String type, String inputs) {
        try {
            return new PlannedResource(
                    new Urn("urn:pulumi:account-a::kaikin::" + type + "::it"),
                    true,
                    Optional.of("it"),
                    (ObjectNode) JSON.readTree(inputs),
                    JSON.createObjectNode(),
                    Optional.empty(),
                    List.of(),
                    Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Plan plan(PlannedResource resource) {
        return new Plan("account-a", List.of(resource));
    }
}
