package kaikin.policies.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlannedResource;

/** A function's resource policy, which Lambda builds out of its permissions. */
public final class FunctionPermissions {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Plan plan;

    public FunctionPermissions(Plan plan) {
        this.plan = plan;
    }

    /** That of one function; empty where nobody has a permission on it. */
    public Optional<NamedPolicy> of(String function, String functionArn) {
        var policy = NODES.objectNode().put("Version", "2012-10-17");
        var statements = policy.putArray("Statement");
        plan.ofType("aws:lambda/permission:Permission")
                .filter(permission -> permission.text("function").equals(function))
                .forEach(permission -> add(statements, permission, functionArn));
        return statements.isEmpty()
                ? Optional.empty()
                : Optional.of(new NamedPolicy(function + " (function)", PolicyDocument.parse(policy.toString())));
    }

    private static void add(ArrayNode statements, PlannedResource permission, String functionArn) {
        var statement = statements.addObject();
        statement.put("Sid", permission.text("statementId")).put("Effect", "Allow");
        statement.putObject("Principal").put("Service", permission.text("principal"));
        statement.put("Action", permission.text("action"));
        statement.put(
                "Resource",
                functionArn
                        + permission.find("qualifier").map(each -> ":" + each).orElse(""));
        var conditions = NODES.objectNode();
        permission.find("sourceArn").ifPresent(arn -> condition(conditions, "ArnLike", "AWS:SourceArn", arn));
        permission
                .find("sourceAccount")
                .ifPresent(account -> condition(conditions, "StringEquals", "AWS:SourceAccount", account));
        if (!conditions.isEmpty()) {
            statement.set("Condition", conditions);
        }
    }

    private static void condition(ObjectNode conditions, String operator, String key, String value) {
        conditions.withObject("/" + operator).put(key, value);
    }
}
