package kaikin.policies.analyzer;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kaikin.policies.pack.OwnAccounts;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;
import pulumirpc.AnalyzerOuterClass.PolicyConfigSchema;

/**
 * A user's configuration of the pack: what each rule's violations do, and the accounts that are ours where no stack file
 * says it. The engine passes it on and then believes each diagnostic, so the levels are applied here.
 */
record AnalyzerConfig(Map<String, PolicyConfig> configured) {
    /** The rule that takes {@code accounts}. */
    static final String FOREIGN = "no-foreign-principal";

    private static final String ACCOUNTS = "accounts";
    /** Stands for all rules that are not named. */
    private static final String ALL = "all";

    AnalyzerConfig {
        configured = Map.copyOf(configured);
    }

    static PolicyConfigSchema schema() {
        return PolicyConfigSchema.newBuilder()
                .setProperties(struct(ACCOUNTS, struct("type", "array")))
                .build();
    }

    EnforcementLevel level(String rule) {
        return Optional.ofNullable(configured.get(rule))
                .or(() -> Optional.ofNullable(configured.get(ALL)))
                .map(config -> switch (config.getEnforcementLevel()) {
                    case ADVISORY -> EnforcementLevel.ADVISORY;
                    case DISABLED -> EnforcementLevel.DISABLED;
                    // No rule here remediates anything: what should be remediated must not pass.
                    case MANDATORY, REMEDIATE, UNRECOGNIZED -> EnforcementLevel.MANDATORY;
                })
                .orElse(EnforcementLevel.MANDATORY);
    }

    /** The stack files' accounts and those of the configuration. */
    OwnAccounts accounts(OwnAccounts ofFiles) {
        var others = Optional.ofNullable(configured.get(FOREIGN)).stream()
                .flatMap(config -> config
                        .getProperties()
                        .getFieldsOrDefault(ACCOUNTS, Value.getDefaultInstance())
                        .getListValue()
                        .getValuesList()
                        .stream())
                .map(Value::getStringValue)
                .filter(account -> account.matches("[0-9]{12}"))
                .collect(Collectors.toSet());
        return new OwnAccounts(ofFiles.ofStacks(), others);
    }

    private static Struct struct(String name, Struct value) {
        return Struct.newBuilder()
                .putFields(name, Value.newBuilder().setStructValue(value).build())
                .build();
    }

    private static Struct struct(String name, String value) {
        return Struct.newBuilder()
                .putFields(name, Value.newBuilder().setStringValue(value).build())
                .build();
    }
}
