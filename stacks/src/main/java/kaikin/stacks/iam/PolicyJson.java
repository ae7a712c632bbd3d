package kaikin.stacks.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** The one place that prints policies. */
public final class PolicyJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PolicyJson() {}

    /**
     * Prints a policy; its {@code Statement} is always a list. The builder prints a single statement as an object, which
     * IAM takes, but the AWS provider reads {@code Statement[*]} of a topic's policy and fails on every read of it.
     */
    public static String of(List<IamStatement> statements) {
        try {
            var policy = (ObjectNode) JSON.readTree(IamPolicy.create(statements).toJson());
            var printed = policy.get("Statement");
            if (printed.isObject()) {
                policy.putArray("Statement").add(printed);
            }
            return JSON.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
