package kaikin.policies.review.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import kaikin.policies.access.Access.AssumeRoleEdge;
import kaikin.policies.review.Review;

/** Draws who can assume which role in Mermaid, changed edges marked. */
final class MermaidGraph {
    /** From so many accounts on, what they have alike is drawn once. */
    private static final int ALIKE = 2;

    private final Map<String, AssumeRoleEdge> before;
    private final Map<String, AssumeRoleEdge> after;
    private final Map<String, AssumeRoleEdge> shown;
    private final Map<String, String> ids = new LinkedHashMap<>();

    private MermaidGraph(
            Map<String, AssumeRoleEdge> before, Map<String, AssumeRoleEdge> after, Predicate<AssumeRoleEdge> isShown) {
        this.before = before;
        this.after = after;
        this.shown = new TreeMap<>(before);
        this.shown.putAll(after);
        this.shown.values().removeIf(isShown.negate());
    }

    /** All edges. */
    static List<String> all(List<AssumeRoleEdge> edges) {
        var all = byEnds(edges);
        return new MermaidGraph(all, all, edge -> true).lines();
    }

    /** The edges that change, marked, and those that lead to them; nothing where none does. */
    static List<String> changed(Review.Trust trust) {
        var before = byEnds(trust.before());
        var after = byEnds(trust.after());
        var everything = new MermaidGraph(before, after, edge -> true);
        var changed = everything.shown.entrySet().stream()
                .filter(edge -> everything.mark(edge.getKey()).isPresent())
                .map(Map.Entry::getValue)
                .toList();
        if (changed.isEmpty()) {
            return List.of();
        }
        var reach = new TreeSet<String>();
        changed.forEach(edge -> reach.add(edge.from()));
        return new MermaidGraph(
                        before,
                        after,
                        edge -> changed.contains(edge)
                                || reach.contains(edge.to().toString()))
                .lines();
    }

    /** The picture's lines, without a fence. */
    private List<String> lines() {
        if (shown.isEmpty()) {
            return List.of();
        }
        var alike = alike();
        var nodes = new TreeSet<String>();
        alike.values()
                .forEach(edges -> nodes.addAll(
                        List.of(edges.get(0).from(), edges.get(0).to().toString())));
        nodes.forEach(node -> ids.put(node, "n" + ids.size()));
        var lines = new ArrayList<String>();
        lines.add("flowchart LR");
        accounts(nodes).forEach((account, inside) -> {
            lines.add("  subgraph " + quoted(account));
            inside.forEach(node -> lines.add("    " + ids.get(node) + "["
                    + quoted(node.replaceFirst("^arn:aws:iam::[0-9]{12}:role/", "")) + "]"));
            lines.add("  end");
        });
        alike.values().forEach(edges -> lines.add("  " + arrow(edges)));
        var index = 0;
        for (var edges : alike.values()) {
            var link = "  linkStyle " + index++ + " stroke:";
            mark(ends(edges.get(0))).ifPresent(mark -> lines.add(link + colour(mark)));
        }
        return lines;
    }

    /** The edges that are drawn as one: alone, or the same of several accounts. */
    private Map<String, List<AssumeRoleEdge>> alike() {
        var sizes = new TreeMap<String, Integer>();
        shown.values().forEach(edge -> sizes.merge(masked(edge), 1, Integer::sum));
        var alike = new LinkedHashMap<String, List<AssumeRoleEdge>>();
        shown.forEach((ends, edge) -> alike.computeIfAbsent(
                        sizes.getOrDefault(masked(edge), 0) < ALIKE ? ends : masked(edge), none -> new ArrayList<>())
                .add(edge));
        return alike;
    }

    private String masked(AssumeRoleEdge edge) {
        return mark(ends(edge)).orElse("") + ends(edge).replaceAll("[0-9]{12}", "ACCOUNT");
    }

    private static String ends(AssumeRoleEdge edge) {
        return edge.from() + " " + edge.to();
    }

    private static Map<String, AssumeRoleEdge> byEnds(List<AssumeRoleEdge> edges) {
        var map = new TreeMap<String, AssumeRoleEdge>();
        edges.forEach(edge -> map.put(ends(edge), edge));
        return map;
    }

    private static Map<String, List<String>> accounts(Set<String> nodes) {
        var accounts = new TreeMap<String, List<String>>();
        nodes.forEach(node -> {
            var account = node.endsWith(".amazonaws.com") ? "AWS" : node.replaceFirst("^.*?([0-9]{12}).*$", "$1");
            accounts.computeIfAbsent(account, each -> new ArrayList<>()).add(node);
        });
        return accounts;
    }

    private String arrow(List<AssumeRoleEdge> edges) {
        var from = ids.get(edges.get(0).from());
        var to = ids.get(edges.get(0).to().toString());
        var times = edges.size() > 1 ? " ×" + edges.size() : "";
        return mark(ends(edges.get(0)))
                .map(mark -> from + " == \"" + mark + times + "\" ==> " + to)
                .orElseGet(
                        () -> times.isEmpty() ? from + " --> " + to : from + " -- \"" + times.strip() + "\" --> " + to);
    }

    private Optional<String> mark(String ends) {
        var was = before.get(ends);
        var is = after.get(ends);
        if (was == null) {
            return Optional.of("+");
        }
        if (is == null) {
            return Optional.of("−");
        }
        return was.equals(is) ? Optional.empty() : Optional.of("~");
    }

    private static String colour(String mark) {
        return switch (mark) {
            case "+" -> "#1a7f37";
            case "−" -> "#cf222e";
            default -> "#9a6700";
        };
    }

    /** Whatever a name is, it cannot end its quotes. */
    private static String quoted(String name) {
        return "\"" + name.replaceAll("[^A-Za-z0-9 _./:+=,@*-]", "_") + "\"";
    }
}
