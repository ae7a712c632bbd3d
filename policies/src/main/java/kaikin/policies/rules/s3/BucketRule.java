package kaikin.policies.rules.s3;

import java.util.stream.Stream;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.rules.PulumiTypes;

/** A rule about each bucket, with the resources that say how it is set up. */
abstract class BucketSides extends StackValidation {
    BucketSides(String name, RuleDescription about) {
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

    /** What of the bucket it is about. */
    abstract String subject();

    /** What is wrong, and what to do. */
    abstract String complaint();

    /** The resources of a type that are about a bucket. */
    static Stream<ResourceInputs> sides(PlannedResource bucket, String type, StackPlans stacks) {
        var name = ResourceInputs.of(bucket).text("bucket");
        return stacks.beside(bucket, type)
                .map(ResourceInputs::of)
                .filter(side -> side.text("bucket").equals(name));
    }
}
