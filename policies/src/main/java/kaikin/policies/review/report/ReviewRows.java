package kaikin.policies.review.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kaikin.policies.access.AccessChange;
import kaikin.policies.intended.AccessDifference;
import kaikin.policies.intended.ClaimResult;
import kaikin.policies.model.ChangedLine;
import kaikin.policies.model.SourceLine;
import kaikin.policies.model.Urn;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.Policy;
import kaikin.policies.review.PlanFindings;
import kaikin.policies.review.ResourceChange;
import kaikin.policies.review.ResourceChange.Loss;
import kaikin.policies.review.Review;
import kaikin.policies.review.TextChange;
import kaikin.policies.review.Violation;

/**
 * What a review tells people, in the order in which they need it: one row for each cause, with all that it concerns. What
 * several fleets have alike is in one row, with ACCOUNT and STACK for what differs.
 */
final class ReviewRows {
    private final Review review;
    private final EqualFleets fleets;

    ReviewRows(Review review) {
        this.review = review;
        this.fleets = new EqualFleets(review.accounts());
    }

    /**
     * A change of access that several principals, actions or resources share.
     *
     * @param where the accounts that have it alike, in words; empty where it is one
     * @param examples requests that show it
     * @param toAllow what the table of intended access lacks, and where; none where it says this already
     */
    record AccessRow(
            AccessChange.Kind kind,
            List<String> who,
            List<String> actions,
            List<String> resources,
            List<String> before,
            List<String> after,
            String where,
            List<String> examples,
            List<SourceLine> lines,
            List<String> toAllow) {}

    /** Who gains access first, then who loses it. */
    List<AccessRow> access() {
        Map<AccessChange, List<AccessChange>> byActions = review.access().stream()
                .collect(groupingBy(change -> without(change, ""), LinkedHashMap::new, toList()));
        var rows =
                fleets
                        .fold(List.copyOf(byActions.values()), same -> without(same.get(0), "") + " " + actions(same))
                        .stream()
                        .map(same -> row(same.first(), same.where(), same.mask(), missing(same.items())))
                        .toList();
        return merged(
                merged(rows, row -> key(row, row.who(), List.of()), ReviewRows::withResources),
                row -> key(row, List.of(), row.resources()),
                ReviewRows::withPrincipals);
    }

    private static AccessChange without(AccessChange change, String action) {
        return new AccessChange(
                change.kind(),
                change.principal(),
                action,
                change.resource(),
                change.before(),
                change.after(),
                List.of(),
                new AccessChange.Evidence(Optional.empty(), Optional.empty(), List.of()));
    }

    private static List<String> actions(List<AccessChange> changes) {
        return changes.stream().map(AccessChange::action).sorted().distinct().toList();
    }

    private static AccessRow row(
            List<AccessChange> changes, String where, UnaryOperator<String> mask, List<String> toAllow) {
        var change = changes.get(0);
        var examples = DisplayNames.examples(change).stream().map(mask).toList();
        return new AccessRow(
                change.kind(),
                List.of(mask.apply(DisplayNames.principal(change.principal()))),
                actions(changes),
                List.of(mask.apply(DisplayNames.principal(change.resource()))),
                change.before().stream().map(mask).toList(),
                change.after().stream().map(mask).toList(),
                where,
                examples,
                changes.stream()
                        .flatMap(each ->
                                lines(each.evidence().changed(), each.evidence().source()))
                        .distinct()
                        .toList(),
                toAllow);
    }

    /** The line that did it, or those that it is made by. */
    private static Stream<SourceLine> lines(Optional<ChangedLine> changed, List<SourceLine> made) {
        return changed.map(line -> Stream.of(line.place())).orElseGet(made::stream);
    }

    /** Where the table of intended access would have to say what these changes allow. */
    private List<String> missing(List<List<AccessChange>> changes) {
        return changes.stream()
                .flatMap(List::stream)
                .filter(change -> change.kind().isMore())
                .flatMap(change ->
                        more().filter(difference -> isAbout(difference, change)).map(ReviewRows::toAllow))
                .distinct()
                .toList();
    }

    private Stream<AccessDifference> more() {
        return review.judgement().failing().stream()
                .flatMap(claim -> claim.differences().stream())
                .filter(difference -> difference.kind() == AccessDifference.Kind.MORE);
    }

    private static boolean isAbout(AccessDifference difference, AccessChange change) {
        return difference.principal().equals(change.principal())
                && difference.actions().contains(change.action())
                && difference.resources().contains(change.resource());
    }

    private static String toAllow(AccessDifference difference) {
        return difference
                .place()
                .map(place -> "a row below " + place)
                .orElse("a section to policies/intended-access.md");
    }

    /** All that rows have alike but principals or resources, which are merged. */
    private static AccessRow key(AccessRow row, List<String> who, List<String> resources) {
        return new AccessRow(
                row.kind(),
                who,
                row.actions(),
                resources,
                row.before(),
                row.after(),
                row.where(),
                List.of(),
                List.of(),
                row.toAllow().isEmpty() ? List.of() : List.of(""));
    }

    private static List<AccessRow> merged(
            List<AccessRow> rows, Function<AccessRow, AccessRow> key, Function<List<AccessRow>, AccessRow> merge) {
        Map<AccessRow, List<AccessRow>> same = rows.stream().collect(groupingBy(key, LinkedHashMap::new, toList()));
        return same.values().stream().map(merge).toList();
    }

    private static AccessRow withResources(List<AccessRow> rows) {
        return merged(rows, rows.get(0).who(), distinct(rows, AccessRow::resources));
    }

    private static AccessRow withPrincipals(List<AccessRow> rows) {
        return merged(rows, distinct(rows, AccessRow::who), rows.get(0).resources());
    }

    private static AccessRow merged(List<AccessRow> rows, List<String> who, List<String> resources) {
        var first = rows.get(0);
        return new AccessRow(
                first.kind(),
                who,
                first.actions(),
                resources,
                first.before(),
                first.after(),
                first.where(),
                first.examples(),
                distinct(rows, AccessRow::lines),
                distinct(rows, AccessRow::toAllow));
    }

    private static <R, T> List<T> distinct(List<R> rows, Function<R, List<T>> part) {
        return rows.stream().flatMap(row -> part.apply(row).stream()).distinct().toList();
    }

    /**
     * A rule, and what breaks it by the same file of the program.
     *
     * @param kind of its findings
     */
    record ViolationRow(Policy policy, Finding.Kind kind, List<FoundRow> found, List<SourceLine> lines) {
        /** Such as "critical". */
        String severity() {
            return kind == Finding.Kind.VIOLATION
                    ? policy.about().severity().toString().toLowerCase(Locale.ROOT)
                    : "cannot decide";
        }
    }

    /** What is found in some resources alike. */
    record FoundRow(String message, List<String> resources, String where) {}

    /** The worst first. */
    List<ViolationRow> violations(PlanFindings judgement) {
        record Cause(String rule, Finding.Kind kind, Optional<String> file) {}
        var folded = fleets.fold(
                judgement.wrong(),
                each -> each.policy().name() + " " + each.kind() + " " + resource(each.resource()) + " "
                        + each.resource().stack() + " " + each.finding().subject() + " " + each.message());
        Map<Cause, List<EqualFleets.Same<Violation>>> causes = folded.stream()
                .collect(groupingBy(
                        same -> new Cause(
                                same.first().policy().name(),
                                same.first().kind(),
                                same.first().lines().stream()
                                        .map(SourceLine::file)
                                        .findFirst()),
                        LinkedHashMap::new,
                        toList()));
        return causes.values().stream()
                .map(same -> new ViolationRow(
                        same.get(0).first().policy(),
                        same.get(0).first().kind(),
                        found(same),
                        distinct(
                                same,
                                each -> lines(
                                                each.first().changed(),
                                                each.first().lines())
                                        .toList())))
                .sorted(Comparator.comparing((ViolationRow row) -> row.kind())
                        .thenComparing(row -> row.policy().about().severity(), Comparator.reverseOrder()))
                .toList();
    }

    private static List<FoundRow> found(List<EqualFleets.Same<Violation>> same) {
        Map<String, List<EqualFleets.Same<Violation>>> alike = same.stream()
                .collect(groupingBy(
                        each -> EqualFleets.ACCOUNT
                                .matcher(each.first().message())
                                .replaceAll("ACCOUNT"),
                        LinkedHashMap::new,
                        toList()));
        return alike.entrySet().stream()
                .map(entry -> new FoundRow(
                        message(entry.getValue(), entry.getKey()),
                        resources(entry.getValue().stream()
                                .map(each ->
                                        each.mask().apply(resource(each.first().resource())))),
                        stacks(entry.getValue().stream()
                                .flatMap(each -> each.items().stream())
                                .map(Violation::resource))))
                .toList();
    }

    /** What all of them say; without the accounts' numbers where these differ. */
    private static String message(List<EqualFleets.Same<Violation>> found, String masked) {
        var messages = found.stream()
                .map(each -> each.mask().apply(each.first().message()))
                .distinct()
                .toList();
        return messages.size() == 1 ? messages.get(0) : masked;
    }

    /** In which stacks some resources are, in words. */
    private static String stacks(Stream<Urn> resources) {
        return EqualFleets.words(resources.map(Urn::stack).distinct().sorted().toList(), "stacks");
    }

    /** Resources of one type after another: "Role kaikin-reader, kaikin-operator". */
    private static List<String> resources(Stream<String> all) {
        var last = "";
        var shortened = new ArrayList<String>();
        for (var resource : all.distinct().sorted().toList()) {
            var type = resource.substring(0, resource.indexOf(' ') + 1);
            shortened.add(type.equals(last) ? resource.substring(type.length()) : resource);
            last = type;
        }
        return shortened;
    }

    /** A resource without its stack, such as "RolePolicy kaikin-webhook". */
    static String resource(Urn urn) {
        return urn.type().replaceFirst("^.*:", "") + " " + urn.name();
    }

    /** A claim that does not hold, and what speaks against it. */
    record ClaimRow(String claim, List<String> against) {}

    /** All that the rows of access do not say already. */
    List<ClaimRow> claims(PlanFindings judgement) {
        return judgement.failing().stream()
                .map(this::row)
                .filter(claim -> !claim.against().isEmpty())
                .toList();
    }

    private ClaimRow row(ClaimResult claim) {
        var told = claim.differences().stream()
                .filter(difference -> difference.kind() == AccessDifference.Kind.MORE)
                .filter(difference -> review.access().stream().anyMatch(change -> isAbout(difference, change)))
                .toList();
        var rest = claim.differences().isEmpty()
                ? claim.against()
                : claim.differences().stream()
                        .filter(difference -> !told.contains(difference))
                        .map(AccessDifference::toString)
                        .toList();
        var folded = fleets.fold(rest, text -> text).stream()
                .map(same -> (same.where().isEmpty() ? "" : same.where() + ": ")
                        + same.mask().apply(same.first()))
                .toList();
        return new ClaimRow(claim.claim(), folded);
    }

    /** Something deleted, or weaker, that is there to watch, log, protect or encrypt. */
    record LossRow(String what, List<String> resources, String where) {}

    List<LossRow> losses() {
        record Found(ResourceChange change, Loss loss) {}
        var all = review.resources().changes().stream()
                .flatMap(change -> change.lost().stream().map(loss -> new Found(change, loss)))
                .toList();
        var folded = fleets.fold(
                all,
                each -> words(each.change(), each.loss()) + " " + each.change().resource());
        Map<LossRow, List<EqualFleets.Same<Found>>> alike = folded.stream()
                .collect(groupingBy(
                        same -> new LossRow(
                                words(same.first().change(), same.first().loss()),
                                List.of(),
                                stacks(same.items().stream()
                                        .map(each -> each.change().resource()))),
                        LinkedHashMap::new,
                        toList()));
        return alike.entrySet().stream()
                .map(entry -> new LossRow(
                        entry.getKey().what(),
                        resources(entry.getValue().stream()
                                .map(same -> same.mask()
                                        .apply(resource(same.first().change().resource())))),
                        entry.getKey().where()))
                .toList();
    }

    private static String words(ResourceChange change, Loss loss) {
        return loss.what().isEmpty()
                ? loss.safeguard().word() + " " + change.kind().word()
                : loss.safeguard().word() + " weaker: " + loss.what();
    }

    /**
     * What differs in the same way in some policies, documents or patterns.
     *
     * @param name a statement's Sid, or the input
     * @param lines of a unified diff
     */
    record TextRow(String name, List<String> resources, String where, List<String> lines) {}

    List<TextRow> texts() {
        record Found(ResourceChange change, TextChange text) {}
        var all = review.resources().changes().stream()
                .flatMap(change -> change.texts().stream().map(text -> new Found(change, text)))
                .toList();
        var folded = fleets.fold(
                all,
                each -> each.change().resource().type() + " "
                        + each.change().resource().name() + " "
                        + each.change().resource().stack() + " " + each.text());
        Map<TextRow, List<EqualFleets.Same<Found>>> alike = folded.stream()
                .collect(groupingBy(
                        same -> new TextRow(
                                same.first().text().name(),
                                List.of(),
                                stacks(same.items().stream()
                                        .map(each -> each.change().resource())),
                                same.first().text().lines().stream()
                                        .map(same.mask())
                                        .toList()),
                        LinkedHashMap::new,
                        toList()));
        return alike.entrySet().stream()
                .map(entry -> new TextRow(
                        entry.getKey().name(),
                        resources(entry.getValue().stream()
                                .map(same -> same.mask()
                                        .apply(resource(same.first().change().resource())))),
                        entry.getKey().where(),
                        entry.getKey().lines()))
                .toList();
    }

    /** A resource, or the same one of several fleets, and what becomes of it. */
    record ResourceRow(ResourceChange.Kind kind, String resource, String where, List<String> details) {}

    /** What is deleted and replaced first. */
    List<ResourceRow> resources() {
        return fleets
                .fold(
                        review.resources().changes(),
                        each -> each.kind() + " " + each.resource().value() + " " + each.details())
                .stream()
                .map(same -> new ResourceRow(
                        same.first().kind(),
                        same.mask().apply(resource(same.first().resource())),
                        stacks(same.items().stream().map(ResourceChange::resource)),
                        same.first().details().stream().map(same.mask()).toList()))
                .sorted(Comparator.comparing(ResourceRow::kind, Comparator.reverseOrder()))
                .toList();
    }

    /** An exemption, or the same one of several fleets. */
    record ExemptionRow(String rule, String resource, String subject, String reason, String until, String where) {}

    List<ExemptionRow> exemptions() {
        return fleets
                .fold(
                        review.exemptions(),
                        each -> each.exemption().rule() + " "
                                + each.exemption().component().urn().stack() + " "
                                + each.exemption().resource() + " "
                                + each.exemption().subject() + " "
                                + each.exemption().reason() + " "
                                + each.exemption().until())
                .stream()
                .map(same -> {
                    var exemption = same.first().exemption();
                    return new ExemptionRow(
                            exemption.rule(),
                            same.mask().apply(exemption.resource()),
                            same.mask().apply(exemption.subject()),
                            exemption.reason(),
                            same.first().daysLeft(review.today()) + " days left, until " + exemption.until(),
                            stacks(same.items().stream()
                                    .map(each -> each.exemption().component().urn())));
                })
                .toList();
    }

    /** Some of many, and how many more there are. */
    static List<String> some(List<String> all, int most) {
        return all.size() <= most
                ? all
                : Stream.concat(all.stream().limit(most - 1), Stream.of("and " + (all.size() - most + 1) + " more"))
                        .toList();
    }
}
