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
import com.pulumi.resources.ResourceArgs;
import java.time.LocalDate;
import java.util.Map;
import kaikin.contract.Roles;
import kaikin.contract.WebhookEnvironment;
import kaikin.stacks.config.FunctionSettings;
import kaikin.stacks.config.HubSettings;
import kaikin.stacks.config.Place;
import kaikin.stacks.exempt.Exemption;
import kaikin.stacks.exempt.Exemptions;

/** The function behind Chatwork's webhook: the runtime module's archive, snapshotted after it has warmed up. */
public final class WebhookFunction extends ComponentResource {
    static final String NAME = "kaikin-webhook";
    static final String LOG_GROUP = "/aws/lambda/" + NAME;
    static final String ALIAS = "live";

    private static final String ARCHIVE = "runtime/target/function.zip";
    private static final String HANDLER = "kaikin.function.WebhookFunction::handleRequest";

    private final Alias alias;
    private final LogGroup log;

    public WebhookFunction(Place place, HubSettings settings, ComponentResourceOptions options) {
        super("kaikin:hub:WebhookFunction", NAME, exemptions(settings.function()), options);
        var role = new WebhookRole(
                place,
                settings.accounts(),
                ComponentResourceOptions.builder().parent(this).build());
        var children = CustomResourceOptions.builder().parent(this).build();
        log = new LogGroup(
                NAME,
                LogGroupArgs.builder()
                        .name(LOG_GROUP)
                        .retentionInDays(settings.function().logRetentionDays())
                        .build(),
                children);
        var function = new Function(
                NAME,
                function(place, settings).build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(role.policy(), log)
                        .build());
        alias = new Alias(
                NAME,
                AliasArgs.builder()
                        .name(ALIAS)
                        .functionName(function.name())
                        .functionVersion(function.version())
                        .build(),
                children);
        registerOutputs(Map.of("alias", alias.name()));
    }

    private static ResourceArgs exemptions(FunctionSettings settings) {
        return settings.reservedConcurrency().isPresent()
                ? ResourceArgs.Empty
                : Exemptions.of(new Exemption(
                        "function-concurrency-is-bounded",
                        NAME,
                        "a new account has a concurrency of ten, and Lambda keeps ten unreserved; the stage's throttling"
                                + " bounds it, and kaikin:reservedConcurrency can",
                        LocalDate.of(2027, 11, 30)));
    }

    private static FunctionArgs.Builder function(Place place, HubSettings settings) {
        var args = FunctionArgs.builder()
                .name(NAME)
                .description("Answers Chatwork: looks for a ban and has it lifted")
                .role(Roles.webhook(place.hub()).toString())
                .runtime("java21")
                .architectures(settings.function().architecture())
                .handler(HANDLER)
                .code(new FileArchive(ARCHIVE))
                // The processor grows with the memory; at 1769 MB it is one whole core (the Lambda developer guide).
                .memorySize(1024)
                // Chatwork waits ten seconds for an answer.
                .timeout(10)
                .environment(FunctionEnvironmentArgs.builder()
                        .variables(environment(place, settings).variables())
                        .build())
                .snapStart(FunctionSnapStartArgs.builder()
                        .applyOn("PublishedVersions")
                        .build())
                .publish(true);
        settings.function().reservedConcurrency().ifPresent(args::reservedConcurrentExecutions);
        return args;
    }

    /** What it writes to. */
    LogGroup log() {
        return log;
    }

    /** What the API invokes. */
    Alias alias() {
        return alias;
    }

    private static WebhookEnvironment environment(Place place, HubSettings settings) {
        return new WebhookEnvironment(
                place.hub(),
                settings.accounts(),
                settings.chat().rooms(),
                settings.chat().people(),
                settings.chat().bot(),
                settings.chat().language(),
                settings.chat().staleAfter());
    }
}
