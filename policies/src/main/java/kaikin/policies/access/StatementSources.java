package kaikin.policies.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.iam.Statement;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlannedResource;
import kaikin.policies.plan.SourceLine;
import kaikin.policies.plan.Sources;

/** Which lines of the program make the policies that statements stand in. */
final class StatementSources {
    private static final String ROLE = "aws:iam/role:Role";
    private static final String ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";

    private record Place(Statement statement, PlannedResource resource) {}

    private final List<Place> places;
    private final List<Plan> plans;

    /**
     * @param plans those that know their lines first
     */
    StatementSources(List<Plan> plans) {
        this.plans = plans;
        // Where no plan knows its lines, nothing is looked for.
        var known = plans.stream().anyMatch(plan -> !plan.sources().lines().isEmpty());
        this.places = (known ? plans : List.<Plan>of())
                .stream()
                .flatMap(plan -> plan.resources().stream())
                .flatMap(resource -> statements(resource).map(statement -> new Place(statement, resource)))
                .toList();
    }

    private static Stream<Statement> statements(PlannedResource resource) {
        var input = resource.type().equals(ROLE) ? "assumeRolePolicy" : "policy";
        return resource.custom()
                ? resource.find(input).stream().flatMap(text -> PolicyDocument.parse(text).statements().stream())
                : Stream.empty();
    }

    /** The lines of the policies that some statements stand in; none where they are not known. */
    List<SourceLine> of(Collection<Statement> statements, String principal, String resource) {
        var lines = new ArrayList<SourceLine>();
        for (var statement : statements) {
            places.stream()
                    .filter(place -> place.statement().equals(statement))
                    .filter(place -> isMeant(place.resource(), principal, resource))
                    .map(place -> Sources.brief(lines(place.resource())))
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .ifPresent(lines::addAll);
        }
        return lines.stream().distinct().toList();
    }

    /** Fleets have the same statements: it is the one of this role that counts. */
    private static boolean isMeant(PlannedResource holder, String principal, String resource) {
        return switch (holder.type()) {
            case ROLE -> holder.output("arn").equals(resource);
            case ROLE_POLICY -> principal.endsWith("/" + holder.text("role"));
            default -> true;
        };
    }

    private List<SourceLine> lines(PlannedResource resource) {
        return plans.stream()
                .filter(plan -> plan.stack().equals(resource.urn().stack()))
                .map(plan -> plan.sources().of(resource.urn()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
