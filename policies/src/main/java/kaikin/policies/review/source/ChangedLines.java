package kaikin.policies.review.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.model.ChangedLine;
import kaikin.policies.model.Plan;
import kaikin.policies.model.SourceLine;
import kaikin.policies.model.SourceMap;
import kaikin.policies.model.Urn;

/**
 * The one place that picks, for what a review tells, the line of a pull request that did it.
 *
 * <p>A line counts for a resource where the pull request changed that resource, or where the line says what the review
 * does: its action, its Sid, its pattern. Of those that count it is the one that says most and is nearest: in a file on
 * the way to the resource's construction, from the inside out, then in one that such a file uses, then in the stack's own
 * file. Where none counts there is none, and the line that makes the resource is told alone.
 */
public final class ChangedLines {
    /** The worth of a step from a file to one that it uses, in files of the way to a construction. */
    private static final int STEP = 3;
    /** For what no file on the way uses. */
    private static final int FAR = 20;

    private static final String TABLE = "policies/intended-access.md";

    private static final int IN_THE_STATEMENT = 6;
    private static final int ON_THE_WAY = 3;

    /** Lines that only carry others: blank, braces, imports, comments. */
    private static final Pattern EMPTY =
            Pattern.compile("\\s*(?:[\\[\\](){};,.]*|(?:import|package) .*|//.*|/?\\*.*|@\\w+)\\s*");

    private static final Pattern EMPTY_YAML = Pattern.compile("\\s*(?:#.*)?");
    private static final Comparator<Rated> BEST = Comparator.comparingInt(Rated::cost)
            .thenComparingInt(Rated::distance)
            .thenComparing(rated -> rated.line().place().file())
            .thenComparingInt(rated -> rated.line().place().line());

    private final List<Plan> before;
    private final List<Plan> after;
    private final Set<Urn> changed;
    /** The component of each resource. */
    private final Map<Urn, Urn> parents = new HashMap<>();

    private final Set<Urn> changedComponents = new HashSet<>();
    private final ProgramText text;
    private final List<Candidate> candidates;
    /** Lines of the table of intended access, which makes no resource. */
    private final List<Candidate> rows;

    /**
     * A line that a review may point at.
     *
     * @param place as the files are now
     * @param says what stands there, and what stood there
     * @param oldLine of what stood there; 0 where nothing did
     */
    private record Candidate(SourceLine place, List<String> says, int oldLine) {}

    private record Rated(Candidate line, int cost, int distance) {}

    /**
     * @param changed the resources that differ between both sides
     */
    public ChangedLines(ChangedProgram program, List<Plan> before, List<Plan> after, Collection<Urn> changed) {
        this.before = before;
        this.after = after;
        this.text = new ProgramText(program.files());
        var lines = program.diff().hunks().stream()
                .flatMap(ChangedLines::candidates)
                .collect(Collectors.partitioningBy(line -> line.place().file().equals(TABLE)));
        this.candidates = lines.getOrDefault(false, List.of());
        this.rows = lines.getOrDefault(true, List.of());
        this.changed = Set.copyOf(changed);
        if (!candidates.isEmpty()) {
            Stream.of(before, after)
                    .flatMap(List::stream)
                    .flatMap(plan -> plan.resources().stream())
                    .forEach(each -> each.parent().ifPresent(parent -> parents.put(each.urn(), parent)));
            changed.stream()
                    .flatMap(urn -> Optional.ofNullable(parents.get(urn)).stream())
                    .forEach(changedComponents::add);
        }
    }

    /** The line that did something to one of these resources. */
    public Optional<ChangedLine> of(Collection<Urn> resources, PolicyLiterals literals) {
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        var all = literals.withMethods(text.methodsNaming(literals.names()));
        var questions = resources.isEmpty()
                ? Stream.of(new Question(List.of(), List.of(), Set.of(), false, all, new HashMap<>()))
                : resources.stream().map(resource -> question(resource, all));
        return questions
                .flatMap(question -> candidates.stream().flatMap(line -> rated(line, question).stream()))
                .min(BEST)
                .map(best -> best.line().place())
                .map(place -> new ChangedLine(place, text.key(place.file(), place.line())));
    }

    /** The line that did something to one resource. */
    public Optional<ChangedLine> of(Urn resource, PolicyLiterals literals) {
        return of(List.of(resource), literals);
    }

    /** The row of the table of intended access that one of some lines is, where the pull request changed it. */
    public Optional<ChangedLine> row(Collection<SourceLine> lines) {
        return rows.stream()
                .map(Candidate::place)
                .filter(lines::contains)
                .findFirst()
                .map(place -> new ChangedLine(place, Optional.empty()));
    }

    /** The row of the table that speaks most of it, or did. */
    public Optional<ChangedLine> row(PolicyLiterals literals) {
        return rows.stream()
                .map(row -> Map.entry(
                        row.place(),
                        row.says().stream().mapToInt(literals::in).max().orElse(0)))
                .filter(row -> row.getValue() > 0)
                .max(Map.Entry.comparingByValue())
                .map(row -> new ChangedLine(row.getKey(), Optional.empty()));
    }

    /**
     * A question about one resource.
     *
     * @param now the lines that lead to the resource, from the inside out
     * @param then the same of the program before
     * @param stackFiles those that its values may come from
     * @param changed whether the pull request changes it
     * @param naming of each file that was looked at, the lines that give something one of the names
     */
    private record Question(
            List<SourceLine> now,
            List<SourceLine> then,
            Set<String> stackFiles,
            boolean changed,
            PolicyLiterals literals,
            Map<String, List<Integer>> naming) {
        /** The files on the way to the construction, the innermost first. */
        List<String> way() {
            return Stream.concat(now.stream(), then.stream())
                    .map(SourceLine::file)
                    .distinct()
                    .toList();
        }
    }

    private Question question(Urn resource, PolicyLiterals literals) {
        return new Question(
                SourceMap.of(after, resource),
                SourceMap.of(before, resource),
                Set.of("Pulumi." + resource.stack() + ".yaml"),
                isChanged(resource),
                literals,
                new HashMap<>());
    }

    /** Whether it, or what stands beside it in its component, differs: a role's policy is a resource of its own. */
    private boolean isChanged(Urn resource) {
        var parent = parents.get(resource);
        return changed.contains(resource) || (parent != null && changedComponents.contains(parent));
    }

    private Optional<Rated> rated(Candidate line, Question question) {
        var file = line.place().file();
        var said = line.says().stream().mapToInt(question.literals()::in).max().orElse(0);
        var naming = question.naming()
                .computeIfAbsent(
                        file, each -> text.naming(each, question.literals().names()));
        var inStatement = naming.stream()
                .anyMatch(each -> text.areOneStatement(file, each, line.place().line()));
        if (said == 0 && !inStatement && !question.changed()) {
            return Optional.empty();
        }
        var isOnTheWay =
                question.now().contains(line.place()) || question.then().contains(new SourceLine(file, line.oldLine()));
        // The outer lines are on the way to everything.
        var onTheWay = isOnTheWay ? Math.max(0, ON_THE_WAY - question.way().indexOf(file)) : 0;
        var cost = far(file, question) - said - (inStatement ? IN_THE_STATEMENT : 0) - onTheWay;
        var near = naming.isEmpty()
                ? question.now().stream()
                        .filter(each -> each.file().equals(file))
                        .map(SourceLine::line)
                        .toList()
                : naming;
        var distance = near.stream()
                .mapToInt(each -> Math.abs(each - line.place().line()))
                .min()
                .orElse(0);
        return Optional.of(new Rated(line, cost, distance));
    }

    /** The distance of a file from the resource's construction. */
    private int far(String file, Question question) {
        if (question.stackFiles().isEmpty()) {
            return FAR;
        }
        if (ProgramText.isStackFile(file)) {
            return question.stackFiles().contains(file) ? STEP : FAR / 2;
        }
        var far = FAR;
        var way = question.way();
        for (var i = 0; i < way.size(); i++) {
            var index = i;
            far = Math.min(
                    far,
                    text.steps(way.get(i), file)
                            .map(steps -> index + STEP * steps)
                            .orElse(FAR));
        }
        return far;
    }

    /** A line that is new, with what it stands in place of; where none is, the line before what is gone. */
    private static Stream<Candidate> candidates(SourceDiff.Hunk hunk) {
        var says = new ArrayList<List<String>>();
        var oldLines = new int[hunk.added().size()];
        hunk.added().forEach(line -> says.add(new ArrayList<>(List.of(line))));
        var shown = Stream.iterate(0, i -> i < hunk.added().size(), i -> i + 1)
                .filter(i -> !isEmpty(hunk.file(), hunk.added().get(i)))
                .toList();
        var gone = new ArrayList<Candidate>();
        for (var i = 0; i < hunk.removed().size(); i++) {
            var line = hunk.removed().get(i);
            if (isEmpty(hunk.file(), line)) {
                continue;
            }
            var oldLine = hunk.oldLine() + i;
            var like = shown.stream()
                    .max(Comparator.comparingInt(
                            each -> common(hunk.added().get(each).strip(), line.strip())));
            if (like.isPresent()) {
                says.get(like.get()).add(line);
                oldLines[like.get()] = oldLine;
            } else {
                gone.add(new Candidate(new SourceLine(hunk.file(), hunk.newLine()), List.of(line), oldLine));
            }
        }
        var added = shown.stream()
                .map(i -> new Candidate(
                        new SourceLine(hunk.file(), hunk.newLine() + i), List.copyOf(says.get(i)), oldLines[i]));
        return Stream.concat(added, gone.stream());
    }

    private static boolean isEmpty(String file, String line) {
        return (file.endsWith(".java") ? EMPTY : EMPTY_YAML).matcher(line).matches();
    }

    /** Counts the characters that two lines have alike, from both ends. */
    private static int common(String one, String other) {
        var shorter = Math.min(one.length(), other.length());
        var start = 0;
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        var end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return start + end;
    }
}
