package kaikin.banlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The colon form, as eight groups of 16 bits. */
final class Ipv6Text {
    private static final int GROUPS = 8;

    private Ipv6Text() {}

    static Optional<int[]> parse(String text) {
        var gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(all -> all.size() == GROUPS).map(all -> joined(all, List.of()));
        }
        var tail = text.substring(gap + 2);
        if (tail.contains("::")
                || tail.startsWith(":")
                || text.substring(0, gap).contains(".")) {
            return Optional.empty();
        }
        return groups(text.substring(0, gap))
                .flatMap(before -> groups(tail)
                        .filter(after -> before.size() + after.size() < GROUPS)
                        .map(after -> joined(before, after)));
    }

    private static int[] joined(List<Integer> before, List<Integer> after) {
        var all = new int[GROUPS];
        for (var i = 0; i < before.size(); i++) {
            all[i] = before.get(i);
        }
        for (var i = 0; i < after.size(); i++) {
            all[GROUPS - after.size() + i] = after.get(i);
        }
        return all;
    }

    private static Optional<List<Integer>> groups(String text) {
        var groups = new ArrayList<Integer>();
        var parts = text.isEmpty() ? new String[0] : text.split(":", -1);
        for (var i = 0; i < parts.length; i++) {
            var read = i == parts.length - 1 && parts[i].contains(".") ? dotted(parts[i]) : group(parts[i]);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            groups.addAll(read);
        }
        return Optional.of(groups);
    }

    private static List<Integer> dotted(String part) {
        return Ipv4Text.parse(part)
                .map(bits -> List.of((int) (bits >> 16), (int) (bits & 0xffff)))
                .orElse(List.of());
    }

    private static List<Integer> group(String part) {
        return part.matches("[0-9A-Fa-f]{1,4}") ? List.of(Integer.parseInt(part, 16)) : List.of();
    }

    static String print(long high, long low) {
        var groups = new ArrayList<String>();
        for (var shift = 48; shift >= 0; shift -= 16) {
            groups.add(Long.toHexString(high >> shift & 0xffff));
        }
        for (var shift = 48; shift >= 0; shift -= 16) {
            groups.add(Long.toHexString(low >> shift & 0xffff));
        }
        return shortened(groups);
    }

    /** RFC 5952: the longest run of two or more zero groups is left out, the first of equals. */
    private static String shortened(List<String> groups) {
        var start = 0;
        var length = 1;
        for (var i = 0; i < GROUPS; i++) {
            if (zeros(groups, i) > length) {
                start = i;
                length = zeros(groups, i);
            }
        }
        return length == 1
                ? String.join(":", groups)
                : String.join(":", groups.subList(0, start)) + "::"
                        + String.join(":", groups.subList(start + length, GROUPS));
    }

    private static int zeros(List<String> groups, int from) {
        var end = from;
        while (end < GROUPS && groups.get(end).equals("0")) {
            end++;
        }
        return end - from;
    }
}
