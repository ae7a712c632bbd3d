package kaikin.policies.rules.s3;

import java.util.stream.Stream;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.rules.PulumiTypes;

/** A rule about each bucket and the resources of its settings: encryption, versioning, policy and such. */
abstract class BucketRule extends StackValidation {
    BucketRule(String name, RuleDescription about) {
        super(name, about);
    }

    @Override
    protected final void validate(StackPlans stacks, RuleReport report) {
        Stream.of(PulumiTypes.BUCKET, PulumiTypes.BUCKET_OF_OLD)
                .flatMap(stacks::ofType)
                .forEach(bucket -> report.check(bucket, () -> {
                    if (!isFine(bucket, stacks)) {
                        report.violation(bucket, subject(), complaint());
                    }
                }));
    }

    abstract boolean isFine(PlannedResource bucket, StackPlans stacks);

    /** The part of the bucket that it is about. */
    abstract String subject();

    /** Says what is wrong, and what to do. */
    abstract String complaint();

    /** The settings of a bucket that are resources of a type. */
    static Stream<ResourceInputs> settings(PlannedResource bucket, String type, StackPlans stacks) {
        var name = ResourceInputs.of(bucket).text("bucket");
        return stacks.beside(bucket, type)
                .map(ResourceInputs::of)
                .filter(setting -> setting.text("bucket").equals(name));
    }
}
