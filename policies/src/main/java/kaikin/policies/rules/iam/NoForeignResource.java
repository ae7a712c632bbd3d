package kaikin.policies.rules.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaikin.policies.access.ResourceTypes;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Secret;
import kaikin.policies.pack.CannotDecideException;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.Severity;

/** No resource sends to, or takes from, an account that is not ours. */
public final class NoForeignResource extends ResourceValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "No input names a resource of an account that no stack file configures",
                    "What is sent there, encrypted there or fetched from there is in a stranger's hands: no policy of ours is asked",
                    "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_analyze_cross_account.html")
            .of(Severity.CRITICAL);

    /** In an ARN, an image's name, or a queue's URL. */
    private static final Pattern ACCOUNT =
            Pattern.compile("(?:arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:|(?<![0-9])(?=[0-9]{12}[.]dkr[.]ecr)|"
                    + "(?<=amazonaws[.]com/))([0-9]{12})(?![0-9])");

    private final OwnAccounts accounts;

    public NoForeignResource(OwnAccounts accounts) {
        super("no-foreign-resource", ABOUT);
        this.accounts = accounts;
    }

    /** What is not known yet is taken for one of this plan's resources. */
    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.custom()
                && inputs(resource)
                        .anyMatch(input -> accounts(input.getValue()).findAny().isPresent());
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        inputs(resource)
                .forEach(input -> accounts(input.getValue()).distinct().forEach(account -> {
                    var ours = accounts.has(account)
                            .orElseThrow(() -> new CannotDecideException(
                                    "no account is configured, so whether " + account + " is ours is not known"));
                    if (!ours) {
                        report.violation(
                                resource,
                                input.getKey() + ": " + account,
                                "its «" + input.getKey() + "» names a resource of account " + account
                                        + ", which no stack file configures");
                    }
                }));
    }

    /** Policies are the matter of other rules. */
    private static Stream<Map.Entry<String, JsonNode>> inputs(PlannedResource resource) {
        return resource.inputs().properties().stream()
                .filter(input -> ResourceTypes.of(resource.type()).stream()
                        .flatMap(entry -> entry.policies().stream())
                        .noneMatch(policy -> policy.input().equals(input.getKey())));
    }

    private static Stream<String> accounts(JsonNode value) {
        if (Secret.is(value)) {
            return Stream.empty();
        }
        return value.isTextual()
                ? ACCOUNT.matcher(value.textValue()).results().map(match -> match.group(1))
                : value.valueStream().flatMap(NoForeignResource::accounts);
    }
}
