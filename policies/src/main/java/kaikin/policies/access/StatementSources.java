package kaikin.policies.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.iam.Statement;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.SourceLine;
import kaikin.policies.model.SourceMap;
import kaikin.policies.model.Urn;

/** Finds the resources that hold the policies of statements, and the lines of the program that make them. */
public final class StatementSources {
    private static final String ROLE = "aws:iam/role:Role";
    private static final String ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
    private static final String PERMISSION = "aws:lambda/permission:Permission";

    private record HeldStatement(Statement statement, PlannedResource resource) {}

    private final List<Plan> plans;
    private final boolean hasLines;
    private List<HeldStatement> heldStatements = List.of();

    /**
     * @param plans those that know their lines first
     */
    public StatementSources(List<Plan> plans) {
        this.plans = plans;
        this.hasLines = plans.stream().anyMatch(plan -> !plan.sources().lines().isEmpty());
    }

    /** Read where someone asks for them first: most who compare find nothing. */
    private List<HeldStatement> heldStatements() {
        if (heldStatements.isEmpty()) {
            heldStatements = plans.stream()
                    .flatMap(plan -> plan.resources().stream())
                    .flatMap(resource -> AttachedPolicy.of(resource).stream()
                            .flatMap(policy -> policy.read().document().statements().stream())
                            .map(statement -> new HeldStatement(statement, resource)))
                    .toList();
        }
        return heldStatements;
    }

    /** The resource whose policy some statements stand in, that of the principal's side where there are two. */
    public Optional<PlannedResource> holder(Collection<Statement> statements, String principal, String resource) {
        return statements.stream()
                .flatMap(statement -> Stream.concat(
                        heldStatements().stream()
                                .filter(held -> held.statement().equals(statement))
                                .map(HeldStatement::resource)
                                .filter(holder -> isMeant(holder, principal, resource)),
                        plans.stream()
                                .flatMap(plan -> plan.ofType(PERMISSION))
                                .filter(permission -> FunctionPermissions.adds(permission, statement))))
                .findFirst();
    }

    /** Finds where some statements come from, in their order; nothing where no plan knows its lines. */
    List<StatementOrigin> origins(Collection<Statement> statements, String principal, String resource) {
        return hasLines
                ? statements.stream()
                        .flatMap(statement -> holder(List.of(statement), principal, resource).stream()
                                .map(holder -> origin(plans, statement.sid(), holder.urn())))
                        .distinct()
                        .toList()
                : List.of();
    }

    /** Finds the lines of a statement whose resource is known. */
    static StatementOrigin origin(List<Plan> plans, String sid, Urn resource) {
        return new StatementOrigin(sid, resource, SourceMap.brief(SourceMap.of(plans, resource)));
    }

    /** The lines of the policies that some statements stand in; none where they are not known. */
    public List<SourceLine> of(Collection<Statement> statements, String principal, String resource) {
        return origins(statements, principal, resource).stream()
                .flatMap(origin -> origin.lines().stream())
                .distinct()
                .toList();
    }

    /** Fleets have the same statements: it is the one of this role that counts. */
    private static boolean isMeant(PlannedResource holder, String principal, String resource) {
        return switch (holder.type()) {
            case ROLE -> holder.output("arn").equals(resource);
            case ROLE_POLICY -> principal.endsWith("/" + holder.text("role"));
            default -> true;
        };
    }

    /**
     * The resource and the lines that a statement comes from.
     *
     * @param resource the one whose policy it stands in
     * @param lines the one that makes the resource, then the component's; none where they are not known
     */
    public record StatementOrigin(String sid, Urn resource, List<SourceLine> lines) {
        public StatementOrigin {
            lines = List.copyOf(lines);
        }
    }
}
