package kaikin.policies.analyzer;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kaikin.policies.pack.OwnAccounts;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;
import pulumirpc.AnalyzerOuterClass.PolicyConfigSchema;

/** What a user may configure of a rule besides its level: the accounts that are ours, where no stack file says it. */
final class RuleConfig {
    static final String FOREIGN = "no-foreign-principal";

    private static final String ACCOUNTS = "accounts";

    private RuleConfig() {}

    static PolicyConfigSchema schema() {
        return PolicyConfigSchema.newBuilder()
                .setProperties(struct(ACCOUNTS, struct("type", "array")))
                .build();
    }

    /** The stack files' accounts and those of the configuration. */
    static OwnAccounts accounts(OwnAccounts ofFiles, Map<String, PolicyConfig> configured) {
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
