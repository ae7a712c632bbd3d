package kaikin.policies.review.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import kaikin.policies.access.Edge;
import kaikin.policies.review.Review;

/** The trust of all accounts as a picture: who can become whom, changed edges marked. */
public final class Mermaid {
    private final Map<String, Edge> before;
    private final Map<String, Edge> after;
    private final Map<String, String> ids = new LinkedHashMap<>();

    public Mermaid(Review.Trust trust) {
        before = byEnds(trust.before());
        after = byEnds(trust.after());
    }

    /** The picture's lines, without a fence. */
    public List<String> lines() {
        var edges = new TreeMap<>(before);
        edges.putAll(after);
        if (edges.isEmpty()) {
            return List.of();
        }
        var nodes = new TreeSet<String>();
        edges.values()
                .forEach(edge -> nodes.addAll(List.of(edge.from(), edge.to().toString())));
        nodes.forEach(node -> ids.put(node, "n" + ids.size()));
        var lines = new ArrayList<String>();
        lines.add("flowchart LR");
        accounts(nodes).forEach((account, inside) -> lines.addAll(subgraph(account, inside)));
        edges.forEach((ends, edge) -> lines.add("  " + arrow(ends, edge)));
        lines.addAll(colours(List.copyOf(edges.keySet())));
        return lines;
    }

    private static Map<String, Edge> byEnds(List<Edge> edges) {
        var map = new TreeMap<String, Edge>();
        edges.forEach(edge -> map.put(edge.from() + " " + edge.to(), edge));
        return map;
    }

    private static Map<String, List<String>> accounts(Set<String> nodes) {
        var accounts = new TreeMap<String, List<String>>();
        nodes.forEach(node -> accounts.computeIfAbsent(account(node), each -> new ArrayList<>())
                .add(node));
        return accounts;
    }

    private static String account(String node) {
        return node.endsWith(".amazonaws.com") ? "AWS" : node.replaceFirst("^.*?([0-9]{12}).*$", "$1");
    }

    private List<String> subgraph(String account, List<String> nodes) {
        var lines = new ArrayList<String>();
        lines.add("  subgraph " + quoted(account));
        nodes.forEach(node -> lines.add("    " + ids.get(node) + "[" + quoted(shortened(node)) + "]"));
        lines.add("  end");
        return lines;
    }

    private static String shortened(String node) {
        return node.replaceFirst("^arn:aws:iam::[0-9]{12}:role/", "");
    }

    private String arrow(String ends, Edge edge) {
        var from = ids.get(edge.from());
        var to = ids.get(edge.to().toString());
        return mark(ends).map(mark -> from + " == " + mark + " ==> " + to).orElse(from + " --> " + to);
    }

    private Optional<String> mark(String ends) {
        var was = before.get(ends);
        var is = after.get(ends);
        if (was == null) {
            return Optional.of("gained");
        }
        if (is == null) {
            return Optional.of("lost");
        }
        return was.equals(is) ? Optional.empty() : Optional.of("other conditions");
    }

    private List<String> colours(List<String> ends) {
        return Stream.iterate(0, i -> i < ends.size(), i -> i + 1)
                .flatMap(i -> mark(ends.get(i)).stream().map(mark -> "  linkStyle " + i + " stroke:" + colour(mark)))
                .toList();
    }

    private static String colour(String mark) {
        return switch (mark) {
            case "gained" -> "#1a7f37";
            case "lost" -> "#cf222e";
            default -> "#9a6700";
        };
    }

    /** Whatever a name is, it cannot end its quotes. */
    private static String quoted(String name) {
        return "\"" + name.replaceAll("[^A-Za-z0-9 _./:+=,@*-]", "_") + "\"";
    }
}
