package kaikin.policies.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;

/**
 * An exemption in a component's input {@code exemptions}: one thing in one resource below it need not keep one rule,
 * and why, and how long.
 *
 * @param component the one that says so
 * @param resource the Pulumi name of the resource
 * @param subject what in the resource, as the finding names it: what is added beside it is not exempt
 * @param until the last day, UTC
 */
public record DeclaredExemption(
        PlannedResource component, String rule, String resource, String subject, String reason, LocalDate until) {
    private static final String INPUT = "exemptions";

    /** Reads the exemptions of a component; what is no exemption throws an {@link IllegalArgumentException}. */
    public static Stream<DeclaredExemption> of(PlannedResource component) {
        return StreamSupport.stream(component.inputs().path(INPUT).spliterator(), false)
                .map(body -> read(component, body));
    }

    private static DeclaredExemption read(PlannedResource component, JsonNode body) {
        if (Unknown.isIn(body)) {
            throw new IllegalArgumentException("an exemption is not known yet: write it in plain values");
        }
        return new DeclaredExemption(
                component,
                text(body, "rule"),
                text(body, "resource"),
                text(body, "subject"),
                text(body, "reason"),
                date(text(body, "until")));
    }

    private static String text(JsonNode body, String name) {
        var text = body.path(name).asText().strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an exemption has no «" + name + "»");
        }
        return text;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("«" + text + "» is no date: write it as 2027-11-30", e);
        }
    }

    boolean isCurrent(LocalDate today) {
        return !today.isAfter(until);
    }

    /** Whether it is about a finding: of its rule, on its subject in its resource, below its component. */
    boolean covers(Finding finding) {
        return isAbout(finding) && finding.subject().equals(subject);
    }

    /** Whether a finding is of its rule, on its resource, below its component, whatever in the resource is meant. */
    boolean isAbout(Finding finding) {
        return finding.rule().equals(rule)
                && finding.resource().name().equals(resource)
                && finding.resource().isBelow(component.urn());
    }

    @Override
    public String toString() {
        return "the exemption of «" + resource + "», " + subject + ", from " + rule;
    }
}
