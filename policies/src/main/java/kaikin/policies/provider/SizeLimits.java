package kaikin.policies.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The documents that AWS takes up to a size, without a quota increase. Sizes are bytes, which are as many as characters
 * in all that the program writes but in texts for people.
 */
public final class SizeLimits {
    /** From each service's quotas; what AWS says is quoted where it is known. */
    private static final List<Limit> ALL = List.of(
            new Limit(
                    "aws:iam/role:Role",
                    "/assumeRolePolicy",
                    2048,
                    "LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048"),
            new Limit(
                    "aws:iam/rolePolicy:RolePolicy",
                    "/policy",
                    10_240,
                    "LimitExceeded: Maximum policy size of 10240 bytes exceeded for role"),
            new Limit(
                    "aws:s3/bucketPolicy:BucketPolicy",
                    "/policy",
                    20_480,
                    "MalformedPolicy: Policy exceeds the maximum allowed document size."),
            new Limit(
                    "aws:cloudwatch/eventBusPolicy:EventBusPolicy", "/policy", 10_240, "PolicyLengthExceededException"),
            new Limit("aws:cloudwatch/eventRule:EventRule", "/eventPattern", 2048, "LimitExceededException"),
            new Limit("aws:sqs/queuePolicy:QueuePolicy", "/policy", 8192, "InvalidAttributeValue"),
            new Limit("aws:sns/topic:Topic", "/policy", 30_720, "InvalidParameter"),
            new Limit("aws:sns/topicPolicy:TopicPolicy", "/policy", 30_720, "InvalidParameter"),
            new Limit(
                    "aws:lambda/function:Function",
                    "/environment/variables",
                    4096,
                    "InvalidParameterValueException: Lambda was unable to configure your environment variables because"
                            + " the environment variables you have provided exceeded the 4KB limit."),
            new Limit(
                    "aws:ssm/document:Document",
                    "/content",
                    65_536,
                    "MaxDocumentSizeExceeded: The size limit of a document is 64 KB."),
            new Limit(
                    "aws:ssm/parameter:Parameter",
                    "/value",
                    4096,
                    "ValidationException: Standard tier parameters support a maximum parameter value of 4096"
                            + " characters."),
            new Limit("aws:cloudwatch/queryDefinition:QueryDefinition", "/queryString", 10_000, "ValidationException"),
            new Limit("aws:cloudwatch/dashboard:Dashboard", "/dashboardBody", 1_048_576, "InvalidParameterInput"));

    private SizeLimits() {}

    private record Limit(String type, String input, int most, String refusal) {
        Stream<String> problem(ObjectNode inputs) {
            var value = inputs.at(input);
            var size = size(value);
            return size <= most
                    ? Stream.of()
                    : Stream.of("%s (%s: %d bytes, %d at most)".formatted(refusal, input.substring(1), size, most));
        }

        private static int size(JsonNode value) {
            return (value.isContainerNode() ? value.toString() : value.asText())
                    .getBytes(StandardCharsets.UTF_8)
                    .length;
        }
    }

    /** AWS's refusals of the inputs of a resource of a type; none where each has room. */
    public static List<String> problems(String type, ObjectNode inputs) {
        return ALL.stream()
                .filter(limit -> limit.type().equals(type))
                .flatMap(limit -> limit.problem(inputs))
                .toList();
    }

    /** Whether a type's documents are measured here. */
    public static boolean know(String type) {
        return ALL.stream().anyMatch(limit -> limit.type().equals(type));
    }
}
