package kaikin.policies.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.iam.Statement;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlannedResource;
import kaikin.policies.plan.SourceLine;
import kaikin.policies.plan.Sources;

/** Which resources hold the policies that statements stand in, and which lines of the program make them. */
public final class StatementSources {
    private static final String ROLE = "aws:iam/role:Role";
    private static final String ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
    private static final String PERMISSION = "aws:lambda/permission:Permission";

    private record Place(Statement statement, PlannedResource resource) {}

    private final List<Plan> plans;
    private final boolean hasLines;
    private List<Place> places = List.of();

    /**
     * @param plans those that know their lines first
     */
    public StatementSources(List<Plan> plans) {
        this.plans = plans;
        this.hasLines = plans.stream().anyMatch(plan -> !plan.sources().lines().isEmpty());
    }

    /** Read where somebody asks for them first: most who compare find nothing. */
    private List<Place> places() {
        if (places.isEmpty()) {
            places = plans.stream()
                    .flatMap(plan -> plan.resources().stream())
                    .flatMap(resource -> AttachedPolicy.of(resource).stream()
                            .flatMap(policy -> policy.read().document().statements().stream())
                            .map(statement -> new Place(statement, resource)))
                    .toList();
        }
        return places;
    }

    /** The resource whose policy some statements stand in, that of the principal's side where there are two. */
    public Optional<PlannedResource> holder(Collection<Statement> statements, String principal, String resource) {
        return statements.stream()
                .flatMap(statement -> Stream.concat(
                        places().stream()
                                .filter(place -> place.statement().equals(statement))
                                .map(Place::resource)
                                .filter(holder -> isMeant(holder, principal, resource)),
                        plans.stream()
                                .flatMap(plan -> plan.ofType(PERMISSION))
                                .filter(permission -> permission
                                        .find("statementId")
                                        .filter(statement.sid()::equals)
                                        .isPresent())))
                .findFirst();
    }

    /** The lines of the policies that some statements stand in; none where they are not known. */
    public List<SourceLine> of(Collection<Statement> statements, String principal, String resource) {
        var lines = new ArrayList<SourceLine>();
        for (var statement : hasLines ? statements : List.<Statement>of()) {
            holder(List.of(statement), principal, resource)
                    .map(holder -> Sources.brief(Sources.of(plans, holder.urn())))
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
}
