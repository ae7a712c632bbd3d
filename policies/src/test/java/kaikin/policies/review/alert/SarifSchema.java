package kaikin.policies.review.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;

/** The official schema of SARIF 2.1.0. */
final class SarifSchema {
    private SarifSchema() {}

    /** What it has against a log. */
    static Set<ValidationMessage> problems(JsonNode log) throws IOException {
        try (var schema = Objects.requireNonNull(
                SarifSchema.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"), "the schema")) {
            var config = SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .build();
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(schema, config)
                    .validate(log);
        }
    }
}
