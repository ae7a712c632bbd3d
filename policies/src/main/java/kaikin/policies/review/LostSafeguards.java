package kaikin.policies.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.review.ResourceChange.Loss;
import kaikin.policies.review.ResourceChange.Safeguard;

/**
 * Finds what a change takes away that watches, logs, protects or encrypts: resources that are there for nothing else, and inputs
 * of others that say it.
 */
final class LostSafeguards {
    private static final Map<String, Safeguard> WHOLE = Map.ofEntries(
            Map.entry("aws:cloudwatch/metricAlarm:MetricAlarm", Safeguard.ALARM),
            Map.entry("aws:cloudwatch/compositeAlarm:CompositeAlarm", Safeguard.ALARM),
            Map.entry("aws:cloudwatch/logMetricFilter:LogMetricFilter", Safeguard.ALARM),
            Map.entry("aws:sns/topicSubscription:TopicSubscription", Safeguard.ALARM),
            Map.entry("aws:cloudwatch/logGroup:LogGroup", Safeguard.LOG),
            Map.entry("aws:s3/bucketLoggingV2:BucketLoggingV2", Safeguard.LOG),
            Map.entry("aws:cloudtrail/trail:Trail", Safeguard.LOG),
            Map.entry("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", Safeguard.PROTECTION),
            Map.entry("aws:s3/bucketOwnershipControls:BucketOwnershipControls", Safeguard.PROTECTION),
            Map.entry("aws:s3/bucketVersioningV2:BucketVersioningV2", Safeguard.PROTECTION),
            Map.entry("aws:s3/bucketPolicy:BucketPolicy", Safeguard.PROTECTION),
            Map.entry("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", Safeguard.PROTECTION),
            Map.entry(
                    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
                    Safeguard.ENCRYPTION),
            Map.entry("aws:kms/key:Key", Safeguard.ENCRYPTION));

    /**
     * An input that safeguards something.
     *
     * @param weaker whether a value is weaker than another; a missing node is one that is not said
     */
    private record Guarding(String pointer, Safeguard safeguard, Weaker weaker) {}

    private interface Weaker {
        boolean is(JsonNode before, JsonNode after);
    }

    private static final Weaker GONE = (before, after) -> isSaid(before) && !isSaid(after);
    private static final Weaker CHANGED = (before, after) -> isSaid(before) && !before.equals(after);
    private static final Weaker OFF = (before, after) -> !isFalse(before) && isFalse(after);
    private static final Weaker NOT_ON = (before, after) -> isTrue(before) && !isTrue(after);
    private static final Weaker FEWER = (before, after) -> before.size() > after.size();
    private static final Weaker LESS = (before, after) -> before.asInt() > after.asInt();

    /** By the same names in every type that has them. */
    private static final List<Guarding> INPUTS = List.of(
            new Guarding("/actionsEnabled", Safeguard.ALARM, OFF),
            new Guarding("/alarmActions", Safeguard.ALARM, FEWER),
            new Guarding("/accessLogSettings", Safeguard.LOG, GONE),
            new Guarding("/retentionInDays", Safeguard.LOG, LESS),
            new Guarding("/loggingConfig", Safeguard.LOG, GONE),
            new Guarding("/deadLetterConfig", Safeguard.PROTECTION, GONE),
            new Guarding("/redrivePolicy", Safeguard.PROTECTION, GONE),
            new Guarding("/target/deadLetterConfig", Safeguard.PROTECTION, GONE),
            new Guarding("/destinationConfig", Safeguard.PROTECTION, GONE),
            new Guarding("/defaultRouteSettings/throttlingRateLimit", Safeguard.PROTECTION, GONE),
            new Guarding("/reservedConcurrentExecutions", Safeguard.PROTECTION, GONE),
            new Guarding("/blockPublicAcls", Safeguard.PROTECTION, NOT_ON),
            new Guarding("/blockPublicPolicy", Safeguard.PROTECTION, NOT_ON),
            new Guarding("/ignorePublicAcls", Safeguard.PROTECTION, NOT_ON),
            new Guarding("/restrictPublicBuckets", Safeguard.PROTECTION, NOT_ON),
            new Guarding("/versioningConfiguration/status", Safeguard.PROTECTION, CHANGED),
            new Guarding("/deletionProtection", Safeguard.PROTECTION, NOT_ON),
            new Guarding("/forceDestroy", Safeguard.PROTECTION, (before, after) -> !isTrue(before) && isTrue(after)),
            new Guarding("/kmsKeyId", Safeguard.ENCRYPTION, CHANGED),
            new Guarding("/kmsKeyArn", Safeguard.ENCRYPTION, CHANGED),
            new Guarding("/keyId", Safeguard.ENCRYPTION, CHANGED),
            new Guarding("/kmsMasterKeyId", Safeguard.ENCRYPTION, CHANGED),
            new Guarding("/sqsManagedSseEnabled", Safeguard.ENCRYPTION, NOT_ON),
            new Guarding("/enableKeyRotation", Safeguard.ENCRYPTION, NOT_ON),
            new Guarding(
                    "/type",
                    Safeguard.ENCRYPTION,
                    (before, after) -> before.asText().equals("SecureString") && !before.equals(after)),
            new Guarding("/rules/0/applyServerSideEncryptionByDefault/sseAlgorithm", Safeguard.ENCRYPTION, CHANGED));

    private LostSafeguards() {}

    static List<Loss> ofDeleted(PlannedResource resource) {
        return Optional.ofNullable(WHOLE.get(resource.type())).map(each -> new Loss(each, "")).stream()
                .toList();
    }

    static List<Loss> ofChanged(ObjectNode before, ObjectNode after) {
        var losses = new ArrayList<Loss>();
        INPUTS.forEach(input -> {
            if (input.weaker().is(before.at(input.pointer()), after.at(input.pointer()))) {
                losses.add(
                        new Loss(input.safeguard(), input.pointer().substring(1).replace('/', '.')));
            }
        });
        return losses;
    }

    private static boolean isSaid(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private static boolean isTrue(JsonNode value) {
        return value.asText().equals("true");
    }

    private static boolean isFalse(JsonNode value) {
        return value.asText().equals("false");
    }
}
