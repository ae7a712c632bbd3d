package kaikin.policies.rules;

import java.util.stream.Stream;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.pack.Stacks;
import kaikin.policies.plan.PlannedResource;

/** A rule about each bucket, with the resources that say how it is set up. */
abstract class BucketSides extends StackValidation {
    BucketSides(String name, About about) {
        super(name, about);
    }

    @Override
    protected final void validate(Stacks stacks, Report report) {
        Stream.of(Types.BUCKET, Types.BUCKET_OF_OLD)
                .flatMap(stacks::ofType)
                .forEach(bucket -> report.check(bucket, () -> {
                    if (!isFine(bucket, stacks)) {
                        report.violation(bucket, subject(), complaint());
                    }
                }));
    }

    abstract boolean isFine(PlannedResource bucket, Stacks stacks);

    /** What of the bucket it is about. */
    abstract String subject();

    /** What is wrong, and what to do. */
    abstract String complaint();

    /** The resources of a type that are about a bucket. */
    static Stream<Inputs> sides(PlannedResource bucket, String type, Stacks stacks) {
        var name = Inputs.of(bucket).text("bucket");
        return stacks.beside(bucket, type)
                .map(Inputs::of)
                .filter(side -> side.text("bucket").equals(name));
    }
}
