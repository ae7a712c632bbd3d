package kaikin.policies.review.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows of a report that say the same of several accounts, told once.
 *
 * @param accounts the account of each stack
 */
record Fleets(Map<String, String> accounts) {
    private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
    /** Fewer are quicker read one by one. */
    private static final int FEW = 3;
    /** So many of a row's accounts are named. */
    private static final int NAMED = 3;

    Fleets {
        accounts = new TreeMap<>(accounts);
    }

    /** A row with one of its accounts left open. */
    private record Template(String text, String account) {}

    /**
     * The rows in their order, those that differ in one account only where the first of them stood.
     *
     * @param join puts into a row which accounts it is about
     */
    List<String> fold(List<String> rows, BinaryOperator<String> join) {
        var sizes = new LinkedHashMap<String, Collection<String>>();
        rows.forEach(row -> templates(row)
                .forEach(template -> sizes.computeIfAbsent(template.text(), each -> new TreeSet<>())
                        .add(template.account())));
        var folded = new LinkedHashSet<String>();
        var told = new ArrayList<String>();
        for (var row : rows) {
            var most = templates(row).stream()
                    .max((one, other) -> Integer.compare(size(one, sizes), size(other, sizes)))
                    .filter(template -> size(template, sizes) >= FEW);
            if (most.isEmpty()) {
                told.add(row);
            } else if (folded.add(most.get().text())) {
                told.add(join.apply(
                        most.get().text(), words(sizes.getOrDefault(most.get().text(), List.of()))));
            }
        }
        return told;
    }

    private static int size(Template template, Map<String, Collection<String>> sizes) {
        return sizes.getOrDefault(template.text(), List.of()).size();
    }

    private static String words(Collection<String> in) {
        var named = in.stream().limit(NAMED).collect(Collectors.joining(", "));
        return "in " + in.size() + " fleets: " + named + (in.size() > NAMED ? ", …" : "");
    }

    /** A row without each account that it names, by its number or by its stack. */
    private List<Template> templates(String row) {
        var named = ACCOUNT.matcher(row)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
        accounts.forEach((stack, account) -> {
            if (names(stack).matcher(row).find()) {
                named.add(account);
            }
        });
        return named.stream()
                .map(account -> new Template(without(row, account), account))
                .toList();
    }

    private String without(String row, String account) {
        var text = row.replaceAll("(?<![0-9])" + account + "(?![0-9])", "ACCOUNT");
        for (var stack : accounts.entrySet()) {
            if (stack.getValue().equals(account)) {
                text = names(stack.getKey()).matcher(text).replaceAll("STACK");
            }
        }
        return text;
    }

    private static Pattern names(String stack) {
        return Pattern.compile("(?<![\\w.-])" + Pattern.quote(stack) + "(?![\\w.-])");
    }
}
