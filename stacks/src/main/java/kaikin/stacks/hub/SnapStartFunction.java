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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.contract.RoleArn;
import kaikin.stacks.config.HubSettings.FunctionSettings;
import kaikin.stacks.iam.NarrowRole;

/** A function out of the runtime module's archive: snapshotted after it has warmed up, behind an alias, with a log. */
final class SnapStartFunction extends ComponentResource {
    static final String ALIAS = "live";

    /** Relative to the project, where the engine resolves it. */
    static final String ARCHIVE = "runtime/target/function.zip";

    private final Alias alias;
    private final LogGroup log;

    /**
     * The function, its alias and its log. Its snapshot is taken as soon as it is made, so it waits for what its code
     * reads at that time, and for what its role may.
     */
    SnapStartFunction(
            Spec spec,
            FunctionSettings settings,
            NarrowRole role,
            Collection<? extends Resource> read,
            ComponentResourceOptions options) {
        super("kaikin:hub:BotFunction", spec.name(), options);
        var children = CustomResourceOptions.builder().parent(this).build();
        log = new LogGroup(
                spec.name(),
                LogGroupArgs.builder()
                        .name("/aws/lambda/" + spec.name())
                        .retentionInDays(settings.logRetentionDays())
                        .build(),
                children);
        var function = new Function(
                spec.name(),
                spec.args(settings),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(Stream.concat(Stream.of(role.policy(), log), read.stream())
                                .toArray(Resource[]::new))
                        .build());
        alias = new Alias(
                spec.name(),
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
     */
    record Spec(
            String name,
            String description,
            String handler,
            RoleArn role,
            Map<String, String> environment,
            int timeout,
            Optional<Integer> reservedConcurrency) {
        private FunctionArgs args(FunctionSettings settings) {
            var args = FunctionArgs.builder()
                    .name(name)
                    .description(settings.revision()
                            .map(revision -> description + " (revision " + revision + ")")
                            .orElse(description))
                    .role(role.toString())
                    .runtime("java21")
                    .architectures(settings.architecture())
                    .handler(handler)
                    .code(new FileArchive(ARCHIVE))
                    // The processor grows with the memory; at 1769 MB it is one whole core (the Lambda developer
                    // guide).
                    .memorySize(1024)
                    .timeout(timeout)
                    .environment(FunctionEnvironmentArgs.builder()
                            .variables(environment)
                            .build())
                    .snapStart(FunctionSnapStartArgs.builder()
                            .applyOn("PublishedVersions")
                            .build())
                    .publish(true);
            reservedConcurrency.ifPresent(args::reservedConcurrentExecutions);
            return args.build();
        }
    }

    /** What it writes to. */
    LogGroup log() {
        return log;
    }

    /** What others invoke. */
    Alias alias() {
        return alias;
    }
}
