package kaikin.policies.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The project's stack files, which say the account of each stack: {@code aws:allowedAccountIds}. */
public final class AllowedAccountIds {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final Pattern NAME = Pattern.compile("Pulumi\\.([A-Za-z0-9_.-]+)\\.ya?ml");

    private AllowedAccountIds() {}

    /** The accounts of all stack files in a directory; unknown where there is none. */
    public static OwnAccounts accounts(Path project) throws IOException {
        var accounts = new TreeMap<String, String>();
        try (var files = Files.list(project.toAbsolutePath())) {
            for (var file : files.sorted().toList()) {
                var name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    account(YAML.readTree(Files.readString(file)).path("config").path("aws:allowedAccountIds"))
                            .ifPresent(account -> accounts.put(name.group(1), account));
                }
            }
        }
        return accounts.isEmpty() ? OwnAccounts.UNKNOWN : new OwnAccounts(accounts, Set.of());
    }

    private static Optional<String> account(JsonNode allowed) {
        return allowed.size() == 1 ? Optional.of(allowed.get(0).asText()) : Optional.empty();
    }
}
