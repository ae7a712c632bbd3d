package kaikin.policies.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaikin.policies.model.Plan;

/**
 * The accounts that are ours, as the stacks' files configure them.
 *
 * @param ofStacks the account that each stack is deployed in
 * @param others further accounts that are trusted
 */
public record OwnAccounts(Map<String, String> ofStacks, Set<String> others) {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final Pattern STACK_FILE = Pattern.compile("Pulumi\\.([A-Za-z0-9_.-]+)\\.ya?ml");
    private static final Pattern IN_ARN = Pattern.compile("arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:([0-9]{12}):.*");

    /** Nothing is configured: then who is foreign cannot be decided. */
    public static final OwnAccounts UNKNOWN = new OwnAccounts(Map.of(), Set.of());

    public OwnAccounts {
        ofStacks = Map.copyOf(new TreeMap<>(ofStacks));
        others = Set.copyOf(new TreeSet<>(others));
    }

    /** The accounts of all stack files in a directory ({@code aws:allowedAccountIds}); unknown where there is none. */
    public static OwnAccounts ofProject(Path project) throws IOException {
        var accounts = new TreeMap<String, String>();
        try (var files = Files.list(project.toAbsolutePath())) {
            for (var file : files.sorted().toList()) {
                var name = STACK_FILE.matcher(file.getFileName().toString());
                if (name.matches()) {
                    var allowed =
                            YAML.readTree(Files.readString(file)).path("config").path("aws:allowedAccountIds");
                    if (allowed.size() == 1) {
                        accounts.put(name.group(1), allowed.get(0).asText());
                    }
                }
            }
        }
        return accounts.isEmpty() ? UNKNOWN : new OwnAccounts(accounts, Set.of());
    }

    /** Whether an account is one of ours; empty where no account is configured. */
    public Optional<Boolean> has(String account) {
        return ofStacks.isEmpty() && others.isEmpty()
                ? Optional.empty()
                : Optional.of(ofStacks.containsValue(account) || others.contains(account));
    }

    /** The account that a stack is deployed in: as configured, else as the ARNs of its roles show. */
    public Optional<String> of(Plan plan) {
        return Optional.ofNullable(ofStacks.get(plan.stack()))
                .or(() -> plan.resources().stream()
                        .map(resource -> resource.outputs().path("arn"))
                        .filter(JsonNode::isTextual)
                        .map(arn -> IN_ARN.matcher(arn.textValue()))
                        .filter(Matcher::matches)
                        .map(match -> match.group(1))
                        .findFirst());
    }
}
