package kaikin.policies.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import kaikin.policies.iam.RequestDimensions;
import kaikin.policies.iam.Statement;
import kaikin.policies.sets.Box;
import kaikin.policies.sets.Dimension;
import kaikin.policies.sets.RegularLanguage;

/** Single requests out of sets of them, in the words of the policies where these have some. */
public final class AccessExamples {
    /** For wildcards whose actions no policy names. */
    private static final List<String> WELL_KNOWN = List.of(
            "s3:GetObject",
            "s3:GetObjectVersion",
            "s3:DeleteObject",
            "s3:PutObjectAcl",
            "s3:ListBucketVersions",
            "s3:CreateBucket",
            "ssm:GetParameterHistory",
            "ssm:PutParameter",
            "ssm:StartSession",
            "ssm:DeleteDocument",
            "ssm:UpdateDocument",
            "ssm:CreateDocument",
            "ssm:DescribeParameters",
            "ssm:ListDocuments",
            "sts:AssumeRole",
            "sts:TagSession",
            "iam:CreateRole",
            "iam:PassRole",
            "kms:Decrypt",
            "events:PutRule",
            "sqs:ReceiveMessage",
            "sns:Publish",
            "lambda:UpdateFunctionCode",
            "logs:GetLogEvents",
            "ec2:TerminateInstances",
            "scheduler:CreateSchedule");

    /** From lower case, in which requests are compared, to what policies write. */
    private final Map<String, String> spelling = new HashMap<>();

    public AccessExamples(Stream<Statement> statements) {
        statements.forEach(statement -> {
            statement.conditions().forEach(condition -> note(condition.key()));
            statement.actions().patterns().forEach(action -> note(action.text()));
        });
    }

    private void note(String word) {
        spelling.merge(word.toLowerCase(Locale.ROOT), word, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    /**
     * One request of those in some boxes.
     *
     * @param principal as a report names whoever may make them
     * @param action as the statement has it that the report shows
     */
    public Optional<AccessExample> of(String principal, String action, String resource, List<Box> boxes) {
        return boxes.stream()
                .min(Comparator.comparing(box -> box.sides().size()))
                .map(box -> of(principal, action, resource, box));
    }

    private AccessExample of(String principal, String action, String resource, Box box) {
        var caller = caller(principal, box);
        var context = new TreeMap<String, Optional<String>>();
        var undecided = new ArrayList<String>();
        box.sides().forEach((dimension, side) -> {
            if (RequestDimensions.isUndecided(dimension)) {
                undecided.add(dimension.name() + (side.has("true") ? " holds" : " does not hold"));
            } else if (!dimension.equals(RequestDimensions.ACTION)
                    && !dimension.equals(RequestDimensions.RESOURCE)
                    && !isSaidBy(caller, dimension, side)) {
                // Without the key, where that does.
                var value = side.hasAbsent() ? Optional.<String>empty() : side.example();
                context.put(key(dimension), value.map(each -> RequestDimensions.shown(dimension, each)));
            }
        });
        return new AccessExample(caller, action(action, box), resource(resource, box), context, undecided);
    }

    /** Picks someone in particular, where the report names many. */
    private static String caller(String principal, Box box) {
        var arns = box.side(PrincipalSet.PRINCIPAL_ARN);
        if (PrincipalSet.isRole(principal) || arns == PrincipalSet.PRINCIPAL_ARN.universe()) {
            return principal;
        }
        var shortest = box.side(PrincipalSet.PRINCIPAL_ACCOUNT)
                .example()
                .map(account -> "arn:aws:iam::" + account + ":root")
                .filter(arns::has)
                .or(arns::example)
                .orElse(principal);
        var role = shortest.replaceFirst("^(arn:aws:[a-z]+::[0-9]{12}:).*", "$1role/any-role")
                .replaceFirst("^arn:aws:sts:", "arn:aws:iam:");
        return arns.has(role) ? role : shortest;
    }

    private static boolean isSaidBy(String caller, Dimension dimension, RegularLanguage side) {
        return dimension.equals(PrincipalSet.PRINCIPAL_ARN)
                || (dimension.equals(PrincipalSet.PRINCIPAL_ACCOUNT)
                        && side.has(caller.replaceFirst("^arn:aws:[a-z]+::([0-9]{12}):.*", "$1")))
                || (dimension.equals(PrincipalSet.SERVICE_NAME) && side.has(caller));
    }

    private String key(Dimension dimension) {
        return dimension.equals(PrincipalSet.SESSION_NAME)
                ? "session name"
                : spelling.getOrDefault(dimension.name(), dimension.name());
    }

    /** The action itself where it is one, else one that policies name or that is well known, so that it exists. */
    private String action(String action, Box box) {
        var actions = box.side(RequestDimensions.ACTION);
        if (actions.has(action.toLowerCase(Locale.ROOT))) {
            return action;
        }
        var named = spelling.values().stream().sorted();
        return Stream.concat(named, WELL_KNOWN.stream())
                .filter(each -> actions.has(each.toLowerCase(Locale.ROOT)))
                .findFirst()
                .or(actions::example)
                .orElse(action);
    }

    private static String resource(String resource, Box box) {
        var resources = box.side(RequestDimensions.RESOURCE);
        return Stream.of(resource, resource.replaceAll("[*?]", "x"))
                .filter(each -> !each.matches(".+[*?].*|.*[*?].+"))
                .filter(resources::has)
                .findFirst()
                .or(resources::example)
                .orElse(resource);
    }
}
