package kaikin.sandbox.services.sts;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import kaikin.policies.iam.Arn;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.HttpCall.FormFields;

/**
 * The parameters of an AssumeRole call, checked as the service checks them.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
 */
record AssumeRole(
        Arn role, String session, Optional<String> sourceIdentity, Optional<String> externalId, Duration duration) {
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern ROLE = Pattern.compile("arn:aws:iam::[0-9]{12}:role/[\\w+=,.@/-]{1,64}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
    private static final java.util.Set<String> KNOWN = java.util.Set.of(
            "Action", "Version", "RoleArn", "RoleSessionName", "SourceIdentity", "ExternalId", "DurationSeconds");

    static AssumeRole read(FormFields form) {
        form.fields().keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new AwsException(400, "ValidationError", "The sandbox does not know the parameter " + name);
                });
        return new AssumeRole(
                Arn.parse(required(form, "RoleArn", ROLE)),
                required(form, "RoleSessionName", NAME),
                optional(form, "SourceIdentity", NAME),
                optional(form, "ExternalId", EXTERNAL_ID),
                duration(form.first("DurationSeconds").orElse("3600")));
    }

    /** A role that was reached from another role's session lasts an hour at most (role chaining). */
    private static Duration duration(String seconds) {
        if (!seconds.matches("[0-9]{1,6}")) {
            throw invalid("DurationSeconds", seconds);
        }
        var duration = Duration.ofSeconds(Long.parseLong(seconds));
        if (duration.compareTo(Duration.ofMinutes(15)) < 0 || duration.compareTo(Duration.ofHours(1)) > 0) {
            throw new AwsException(
                    400,
                    "ValidationError",
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }
        return duration;
    }

    private static String required(FormFields form, String name, Pattern pattern) {
        return optional(form, name, pattern).orElseThrow(() -> invalid(name, ""));
    }

    private static Optional<String> optional(FormFields form, String name, Pattern pattern) {
        var value = form.first(name);
        value.filter(text -> !pattern.matcher(text).matches()).ifPresent(text -> {
            throw invalid(name, text);
        });
        return value;
    }

    private static AwsException invalid(String name, String value) {
        return new AwsException(
                400,
                "ValidationError",
                "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint".formatted(value, name));
    }
}
