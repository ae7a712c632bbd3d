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
import java.util.stream.Stream;
import kaikin.policies.model.ChangedLine;
import kaikin.policies.model.SourceLine;
import kaikin.policies.model.Urn;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.Policy;
import kaikin.policies.review.PlanFindings;
import kaikin.policies.review.ResourceChange;
import kaikin.policies.review.ResourceChange.Loss;
import kaikin.policies.review.Review;
import kaikin.policies.review.Violation;

/**
 * A review's violations, resources and exemptions in rows: one for each cause, with all that it concerns. What several
 * fleets have alike is in one row, with ACCOUNT and STACK for what differs.
 */
final class ReviewRows {
    private final Review review;
    private final EqualFleets fleets;

    ReviewRows(Review review, EqualFleets fleets) {
        this.review = review;
        this.fleets = fleets;
    }

    /** The line that did it, or those that it is made by. */
    static Stream<SourceLine> lines(Optional<ChangedLine> changed, List<SourceLine> made) {
        return changed.map(line -> Stream.of(line.place())).orElseGet(made::stream);
    }

    static <R, T> List<T> distinct(List<R> rows, Function<R, List<T>> part) {
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

    /** A message about some resources alike. */
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

    /** The message of all of them; without the accounts' numbers where these differ. */
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

    /** Something deleted, or weaker, that is there to watch, log, protect or encrypt. */
    record LossRow(String what, List<String> resources, String where) {}

    List<LossRow> losses() {
        return rows(
                ResourceChange::lost,
                found -> words(found) + " " + found.change().resource(),
                same -> words(same.first()),
                LossRow::new);
    }

    private static String words(Found<Loss> found) {
        var loss = found.part();
        return loss.what().isEmpty()
                ? loss.safeguard().word() + " " + found.change().kind().word()
                : loss.safeguard().word() + " weaker: " + loss.what();
    }

    /**
     * Texts that differ in the same way in some policies, documents or patterns.
     *
     * @param name a statement's Sid, or the input
     * @param lines of a unified diff
     */
    record TextRow(String name, List<String> resources, String where, List<String> lines) {}

    List<TextRow> texts() {
        record Diff(String name, List<String> lines) {}
        return rows(
                ResourceChange::texts,
                found -> found.change().resource().type() + " "
                        + found.change().resource().name() + " "
                        + found.change().resource().stack() + " " + found.part(),
                same -> new Diff(
                        same.first().part().name(),
                        same.first().part().lines().stream().map(same.mask()).toList()),
                (diff, resources, where) -> new TextRow(diff.name(), resources, where, diff.lines()));
    }

    /** A part of a resource's change. */
    private record Found<T>(ResourceChange change, T part) {}

    private interface RowOf<K, R> {
        R row(K key, List<String> resources, String where);
    }

    /**
     * A row for all parts of changes that say the same in the same stacks.
     *
     * @param text all that is told of a part
     * @param key what parts of one row have alike
     */
    private <T, K, R> List<R> rows(
            Function<ResourceChange, List<T>> parts,
            Function<Found<T>, String> text,
            Function<EqualFleets.Same<Found<T>>, K> key,
            RowOf<K, R> row) {
        record Alike<K>(K key, String where) {}
        var all = review.resources().changes().stream()
                .flatMap(change -> parts.apply(change).stream().map(part -> new Found<>(change, part)))
                .toList();
        Map<Alike<K>, List<EqualFleets.Same<Found<T>>>> alike = fleets.fold(all, text).stream()
                .collect(groupingBy(
                        same -> new Alike<>(
                                key.apply(same),
                                stacks(same.items().stream()
                                        .map(each -> each.change().resource()))),
                        LinkedHashMap::new,
                        toList()));
        return alike.entrySet().stream()
                .map(entry -> row.row(
                        entry.getKey().key(),
                        resources(entry.getValue().stream()
                                .map(same -> same.mask()
                                        .apply(resource(same.first().change().resource())))),
                        entry.getKey().where()))
                .toList();
    }

    /** A resource, or the same one of several fleets, and what becomes of it. */
    record ResourceRow(ResourceChange.Kind kind, String resource, String where, List<String> details) {}

    /** The deleted and replaced ones first. */
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
                        each -> each.declared().rule() + " "
                                + each.declared().component().urn().stack() + " "
                                + each.declared().resource() + " "
                                + each.declared().subject() + " "
                                + each.declared().reason() + " "
                                + each.declared().until())
                .stream()
                .map(same -> {
                    var exemption = same.first().declared();
                    return new ExemptionRow(
                            exemption.rule(),
                            same.mask().apply(exemption.resource()),
                            same.mask().apply(exemption.subject()),
                            exemption.reason(),
                            same.first().daysLeft(review.today()) + " days left, until " + exemption.until(),
                            stacks(same.items().stream()
                                    .map(each -> each.declared().component().urn())));
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
