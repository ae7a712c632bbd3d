package kaikin.policies.review.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what says the same of several accounts, so that it is told once.
 *
 * @param accounts the account of each stack
 */
record EqualFleets(Map<String, String> accounts) {
    static final Pattern ACCOUNT = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
    /** So many accounts are named one by one. */
    private static final int NAMED = 3;

    EqualFleets {
        accounts = new TreeMap<>(accounts);
    }

    /**
     * Items that differ in one account only, or one by itself.
     *
     * @param where the accounts, in words; empty for one item by itself
     * @param mask puts ACCOUNT and STACK where a text of an item names its account or stack
     */
    record Same<T>(List<T> items, String where, UnaryOperator<String> mask) {
        T first() {
            return items.get(0);
        }
    }

    /** A text with one of its accounts left open. */
    private record Template(String text, String account) {}

    /**
     * The items in their order, those that differ in one account only where the first of them stood.
     *
     * @param text all that is told of an item
     */
    <T> List<Same<T>> fold(List<T> items, Function<T, String> text) {
        var templates = items.stream().map(item -> templates(text.apply(item))).toList();
        var sizes = new LinkedHashMap<String, Set<String>>();
        templates.forEach(each -> each.forEach(template ->
                sizes.computeIfAbsent(template.text(), none -> new TreeSet<>()).add(template.account())));
        var folded = new LinkedHashMap<String, List<T>>();
        var by = new LinkedHashMap<String, Template>();
        for (var i = 0; i < items.size(); i++) {
            var most = templates.get(i).stream()
                    .max((one, other) -> Integer.compare(size(one, sizes), size(other, sizes)))
                    .filter(template -> size(template, sizes) > 1);
            var key = most.map(Template::text).orElse("\0" + i);
            folded.computeIfAbsent(key, none -> new ArrayList<>()).add(items.get(i));
            most.ifPresent(template -> by.putIfAbsent(key, template));
        }
        return folded.entrySet().stream()
                .map(entry -> same(entry.getValue(), by.get(entry.getKey()), sizes))
                .toList();
    }

    private <T> Same<T> same(List<T> items, @Nullable Template template, Map<String, Set<String>> sizes) {
        if (template == null) {
            return new Same<>(items, "", UnaryOperator.identity());
        }
        var where = words(List.copyOf(sizes.getOrDefault(template.text(), Set.of())), "fleets");
        return new Same<>(items, where, text -> without(text, template.account()));
    }

    /** Says where something is: "in a, b and c", or of many some. */
    static String words(List<String> in, String noun) {
        if (in.size() > NAMED) {
            return "in " + in.size() + " " + noun + ": " + String.join(", ", in.subList(0, NAMED)) + ", …";
        }
        var last = in.get(in.size() - 1);
        return "in " + (in.size() == 1 ? last : String.join(", ", in.subList(0, in.size() - 1)) + " and " + last);
    }

    private static int size(Template template, Map<String, Set<String>> sizes) {
        return sizes.getOrDefault(template.text(), Set.of()).size();
    }

    /** A text without each account that it names, by its number or by its stack. */
    private List<Template> templates(String text) {
        var named = ACCOUNT.matcher(text)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
        accounts.forEach((stack, account) -> {
            if (names(stack).matcher(text).find()) {
                named.add(account);
            }
        });
        return named.stream()
                .map(account -> new Template(without(text, account), account))
                .toList();
    }

    private String without(String text, String account) {
        var masked = text.replaceAll("(?<![0-9])" + account + "(?![0-9])", "ACCOUNT");
        for (var stack : accounts.entrySet()) {
            if (stack.getValue().equals(account)) {
                masked = names(stack.getKey()).matcher(masked).replaceAll("STACK");
            }
        }
        return masked;
    }

    private static Pattern names(String stack) {
        return Pattern.compile("(?<![\\w.-])" + Pattern.quote(stack) + "(?![\\w.-])");
    }
}
