package kaikin.stacks.hub;

import com.pulumi.asset.FileArchive;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.lambda.Alias;
import com.pulumi.aws.lambda.AliasArgs;
import com.pulumi.aws.lambda.Function;
import com.pulumi.aws.lambda.FunctionArgs;
import com.pulumi.aws.lambda.inputs.FunctionEnvironmentArgs;
import com.pulumi.aws.lambda.inputs.FunctionSnapStartArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.stacks.components.NarrowRole;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.config.HubSettings.FunctionSettings;

/** A function out of the runtime module's archive: snapshotted after it has warmed up, behind an alias, with a log. */
final class SnapStartFunction extends ComponentResource {
    static final String ALIAS = "live";

    /** Relative to the project, where the engine resolves it. */
    static final String ARCHIVE = "runtime/target/function.zip";

    private final String name;
    private final Alias alias;

    /**
     * Makes the function, its alias and its log. Its snapshot is taken as soon as it is made, so it waits for what its
     * code reads at that time, and for what its role may.
     */
    SnapStartFunction(String name, Args args, ComponentResourceOptions options) {
        super("kaikin:hub:BotFunction", name, options);
        this.name = name;
        var children = CustomResourceOptions.builder().parent(this).build();
        var log = new LogGroup(
                name,
                LogGroupArgs.builder()
                        .name("/aws/lambda/" + name)
                        .retentionInDays(args.settings().logRetentionDays())
                        .build(),
                children);
        var function = new Function(
                name,
                functionArgs(args),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(Stream.concat(Stream.of(args.role().policy(), log), args.read().stream())
                                .toArray(Resource[]::new))
                        .build());
        alias = new Alias(
                name,
                AliasArgs.builder()
                        .name(ALIAS)
                        .functionName(function.name())
                        .functionVersion(function.version())
                        .build(),
                children);
        registerOutputs(Map.of("alias", alias.name()));
    }

    /**
     * What makes one function different from another.
     *
     * @param timeout in seconds
     * @param read what its code reads before the snapshot is taken
     */
    record Args(
            String description,
            String handler,
            NarrowRole role,
            Map<String, String> environment,
            int timeout,
            Optional<Integer> reservedConcurrency,
            FunctionSettings settings,
            Collection<? extends Resource> read) {
        Args {
            read = List.copyOf(read);
            if (timeout < 1 || timeout > 900) {
                throw new IllegalArgumentException("Lambda takes a time-out from 1 to 900 seconds, not " + timeout);
            }
        }
    }

    /** The ARN of a function's alias, which is known before either exists. */
    static String aliasArn(Deployment place, String function) {
        return place.arn("lambda", "function:" + function + ":" + ALIAS);
    }

    private FunctionArgs functionArgs(Args args) {
        var function = FunctionArgs.builder()
                .name(name)
                .description(args.settings()
                        .revision()
                        .map(revision -> args.description() + " (revision " + revision + ")")
                        .orElse(args.description()))
                .role(args.role().arn().toString())
                .runtime("java21")
                .architectures(args.settings().architecture())
                .handler(args.handler())
                .code(new FileArchive(ARCHIVE))
                // The processor grows with the memory; at 1769 MB it is one whole core (the Lambda developer
                // guide).
                .memorySize(1024)
                .timeout(args.timeout())
                .environment(FunctionEnvironmentArgs.builder()
                        .variables(args.environment())
                        .build())
                .snapStart(FunctionSnapStartArgs.builder()
                        .applyOn("PublishedVersions")
                        .build())
                .publish(true);
        args.reservedConcurrency().ifPresent(function::reservedConcurrentExecutions);
        return function.build();
    }

    String name() {
        return name;
    }

    /** The alias that others invoke. */
    Alias alias() {
        return alias;
    }
}
