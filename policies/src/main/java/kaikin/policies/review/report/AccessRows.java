package kaikin.policies.review.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import kaikin.policies.access.AccessChange;
import kaikin.policies.intended.AccessDifference;
import kaikin.policies.intended.ClaimResult;
import kaikin.policies.model.SourceLine;
import kaikin.policies.review.PlanFindings;
import kaikin.policies.review.Review;

/**
 * A review's changes of access and claims in rows: one for each cause, with all principals, actions and resources that it
 * concerns.
 */
final class AccessRows {
    private final Review review;
    private final EqualFleets fleets;

    AccessRows(Review review, EqualFleets fleets) {
        this.review = review;
        this.fleets = fleets;
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

    /** The rows of who gains access first, then of who loses it. */
    List<AccessRow> changes() {
        Map<AccessChange, List<AccessChange>> byActions = review.access().stream()
                .collect(groupingBy(change -> without(change, ""), LinkedHashMap::new, toList()));
        var rows =
                fleets
                        .fold(List.copyOf(byActions.values()), same -> without(same.get(0), "") + " " + actions(same))
                        .stream()
                        .map(same -> row(same.first(), same.where(), same.mask(), missing(same.items())))
                        .toList();
        var byPrincipal = merged(
                rows,
                row -> key(row, row.who(), List.of()),
                same -> merged(same, same.get(0).who(), ReviewRows.distinct(same, AccessRow::resources)));
        return merged(
                byPrincipal,
                row -> key(row, List.of(), row.resources()),
                same -> merged(
                        same,
                        ReviewRows.distinct(same, AccessRow::who),
                        same.get(0).resources()));
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
                        .flatMap(each -> ReviewRows.lines(
                                each.evidence().changed(), each.evidence().source()))
                        .distinct()
                        .toList(),
                toAllow);
    }

    /** The places where the table of intended access would have to say what these changes allow. */
    private List<String> missing(List<List<AccessChange>> changes) {
        return changes.stream()
                .flatMap(List::stream)
                .filter(change -> change.kind().isMore())
                .flatMap(change -> review.judgement().failing().stream()
                        .flatMap(claim -> claim.differences().stream())
                        .filter(difference -> difference.kind() == AccessDifference.Kind.MORE)
                        .filter(difference -> isAbout(difference, change)))
                .map(difference -> difference
                        .place()
                        .map(place -> "a row below " + place)
                        .orElse("a section to policies/intended-access.md"))
                .distinct()
                .toList();
    }

    private static boolean isAbout(AccessDifference difference, AccessChange change) {
        return difference.principal().equals(change.principal())
                && difference.actions().contains(change.action())
                && difference.resources().contains(change.resource());
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
                ReviewRows.distinct(rows, AccessRow::lines),
                ReviewRows.distinct(rows, AccessRow::toAllow));
    }

    /** A claim that does not hold, and what speaks against it. */
    record ClaimRow(String claim, List<String> against) {}

    /** The claims that say something which the rows of access do not say already. */
    List<ClaimRow> claims(PlanFindings judgement) {
        return judgement.failing().stream()
                .map(this::claim)
                .filter(claim -> !claim.against().isEmpty())
                .toList();
    }

    private ClaimRow claim(ClaimResult claim) {
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
}
