package kaikin.policies.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import kaikin.policies.access.Access.GuardedResource;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.iam.ResourceElement;
import kaikin.policies.iam.Statement;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;

/** A function's resource policy, which Lambda builds out of its permissions. */
public final class FunctionPermissions {
    private static final String FUNCTION = "aws:lambda/function:Function";
    private static final String PERMISSION = "aws:lambda/permission:Permission";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Plan plan;

    public FunctionPermissions(Plan plan) {
        this.plan = plan;
    }

    /** Builds the policy of one function; empty where nobody has a permission on it. */
    public Optional<NamedPolicy> of(String function, String functionArn) {
        var policy = NODES.objectNode().put("Version", "2012-10-17");
        var statements = policy.putArray("Statement");
        plan.ofType(PERMISSION)
                .filter(permission -> isOn(permission, function, functionArn))
                .forEach(permission -> add(statements, permission, functionArn));
        return statements.isEmpty()
                ? Optional.empty()
                : Optional.of(new NamedPolicy(function + " (function)", PolicyDocument.parse(policy.toString())));
    }

    /** Builds the policies of all functions, also of those that are in no plan. */
    Stream<GuardedResource> all(String account, Function<PlannedResource, String> region) {
        var names = new TreeMap<String, String>();
        plan.ofType(FUNCTION).map(function -> function.output("arn")).forEach(arn -> names.put(arn, name(arn)));
        plan.ofType(PERMISSION)
                .filter(permission -> names.entrySet().stream()
                        .noneMatch(function -> isOn(permission, function.getValue(), function.getKey())))
                .forEach(permission -> {
                    var named = permission.text("function");
                    var arn = named.startsWith("arn:")
                            ? named.replaceFirst("(:function:[^:]+):.*", "$1")
                            : "arn:aws:lambda:" + region.apply(permission) + ":" + account + ":function:" + name(named);
                    names.put(arn, name(named));
                });
        return names.entrySet().stream()
                .flatMap(function -> of(function.getValue(), function.getKey())
                        .map(policy -> new GuardedResource(function.getKey(), account, policy))
                        .stream());
    }

    /** A permission names its function by name, by part of its ARN or by all of it, with a qualifier or without. */
    private static boolean isOn(PlannedResource permission, String function, String functionArn) {
        var named = permission.text("function");
        return named.startsWith("arn:")
                ? named.equals(functionArn) || named.startsWith(functionArn + ":")
                : name(named).equals(function);
    }

    /** Whether a statement of a function's policy is what a permission adds to it. */
    static boolean adds(PlannedResource permission, Statement statement) {
        return sid(permission).equals(statement.sid())
                && statement.resources().map(ResourceElement::text).stream()
                        .anyMatch(function ->
                                isOn(permission, name(function), function.replaceFirst("(:function:[^:]+):.*", "$1")));
    }

    private static String sid(PlannedResource permission) {
        return permission.find("statementId").orElse(permission.urn().name());
    }

    private static String name(String named) {
        return named.replaceFirst("^.*function:", "").replaceFirst(":.*", "");
    }

    private static void add(ArrayNode statements, PlannedResource permission, String functionArn) {
        var statement = statements.addObject();
        statement.put("Sid", sid(permission)).put("Effect", "Allow");
        statement.set("Principal", principal(permission.text("principal")));
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
        permission
                .find("principalOrgId")
                .ifPresent(id -> condition(conditions, "StringEquals", "aws:PrincipalOrgID", id));
        permission
                .find("functionUrlAuthType")
                .ifPresent(type -> condition(conditions, "StringEquals", "lambda:FunctionUrlAuthType", type));
        if (!conditions.isEmpty()) {
            statement.set("Condition", conditions);
        }
    }

    /** Everyone, an account, a user or role by ARN, or a service. */
    private static JsonNode principal(String text) {
        if (text.equals("*")) {
            return NODES.textNode(text);
        }
        var kind = Arn.isAccount(text) || text.startsWith("arn:") ? "AWS" : "Service";
        return NODES.objectNode().put(kind, text);
    }

    private static void condition(ObjectNode conditions, String operator, String key, String value) {
        conditions.withObject("/" + operator).put(key, value);
    }
}
