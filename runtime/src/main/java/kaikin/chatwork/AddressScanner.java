package kaikin.chatwork;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaikin.banlist.IpAddress;

/**
 * The addresses in a text, and what looks like one.
 *
 * <p>A word is what stands between blanks, brackets, quotation marks, commas, and the letters and signs of Chinese,
 * Japanese and Korean. An address is taken only when it is all of a word, apart from a label before it and a port or
 * full stop behind: so half addresses, versions, networks and shell lines are none.
 */
final class AddressScanner {
    private static final Pattern BEFORE_SHELL = Pattern.compile("[$;|&\\\\][(\\[{<\"']+$");
    private static final Pattern AFTER_SHELL = Pattern.compile("^[)\\]}>\"']+[$;|&\\\\/@%]");

    private static final String V4 = "(?<v4>[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+)";
    private static final String V6 =
            "(?<v6>[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*[0-9A-Fa-f]|[0-9A-Fa-f:]*[0-9A-Fa-f]::)";
    // A label has a letter that no hexadecimal number has, or it would be the half of an IPv6 address.
    private static final String LABEL = "(?<label>(?=[0-9A-Fa-f]*[G-Zg-z])[A-Za-z][A-Za-z0-9_-]*:|:(?!:))";
    private static final Pattern ADDRESS = Pattern.compile(
            LABEL + "?(?:" + V4 + "(?::[0-9]{1,5})?|" + V6 + ")(?:/(?<bits>[0-9]{1,3}))?(?<tail>[.:;/]*)");
    private static final Pattern URL =
            Pattern.compile("[A-Za-z][A-Za-z0-9+-]*://" + V4 + "(?::[0-9]{1,5})?(?:/[^|]*)?(?:\\|(?<shown>[0-9.]+))?");
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*@(?:" + V4 + "|" + V6 + "):?");
    private static final Pattern RANGE =
            Pattern.compile(V4 + "(?<mark>[-~]+)(?<end>[0-9]{1,3}(?:\\.[0-9]{1,3}){0,3})[.:]*");
    private static final Pattern WILDCARD = Pattern.compile("(?:[0-9]{1,3}\\.){1,3}[xX]");
    private static final Pattern HALF = Pattern.compile("(?:[0-9]{1,3}\\.){1,3}");
    private static final Pattern HOST_NAME =
            Pattern.compile("(?<name>(?:[A-Za-z0-9_][A-Za-z0-9_-]*\\.)+[A-Za-z][A-Za-z-]+)[.:]*");

    /** No word with an address is longer; matching has to end soon on hostile ones too. */
    private static final int LONGEST_WORD = 100;

    private final String text;
    private final List<AddressMatch> matches = new ArrayList<>();

    private AddressScanner(String text) {
        this.text = text;
    }

    /** Reads a text in which typing habits are undone. */
    static List<AddressMatch> scan(String text) {
        var scanner = new AddressScanner(text);
        ScannedWord.each(text, scanner::read);
        return scanner.matches;
    }

    private void read(ScannedWord word) {
        var inLink = !matches.isEmpty()
                && word.start() < matches.get(matches.size() - 1).end();
        if (inLink || word.end() - word.start() > LONGEST_WORD) {
            return;
        }
        if (word.spoiled()) {
            word.shown().ifPresent(shown -> add(word, new AddressMatch.Unreadable(shown)));
        } else if (!inShell(word)) {
            plain(word, word.text());
        }
    }

    private void plain(ScannedWord word, String characters) {
        var address = ADDRESS.matcher(characters);
        var url = URL.matcher(characters);
        var login = LOGIN.matcher(characters);
        var range = RANGE.matcher(characters);
        if (address.matches()) {
            parsed(address).ifPresent(ip -> labelled(word, address, ip));
        } else if (url.matches()) {
            parsed(url).ifPresent(ip -> linked(word, url, ip));
        } else if (login.matches()) {
            parsed(login).ifPresent(ip -> add(word, new AddressMatch.Login(ip)));
        } else if (range.matches()) {
            parsed(range)
                    .ifPresent(ip -> add(
                            word,
                            new AddressMatch.Range(IpAddress.parse(range.group("end"))
                                    .map(end -> List.of(ip, end))
                                    .orElse(List.of(ip)))));
        } else if (WILDCARD.matcher(characters).matches()
                || (HALF.matcher(characters).matches() && text.startsWith("*", word.end()))) {
            add(word, new AddressMatch.Network(characters, List.of()));
        } else if (!several(word, characters)) {
            hostName(word, characters);
        }
    }

    /** Addresses with nothing but a slash between; a mask behind it makes a network. */
    private boolean several(ScannedWord word, String characters) {
        var parts = characters.split("/");
        var matchers = Stream.of(parts).map(ADDRESS::matcher).toList();
        if (parts.length < 2
                || !matchers.stream()
                        .allMatch(part -> part.matches() && parsed(part).isPresent())) {
            return false;
        }
        if (characters.contains("/255.") || characters.contains("/0.")) {
            add(word, new AddressMatch.Network(characters, List.of()));
            return true;
        }
        var start = word.start();
        for (var part : matchers) {
            var label = part.group("label") == null ? 0 : part.end("label");
            matches.add(new AddressMatch(
                    start + label,
                    start + part.group().length(),
                    new AddressMatch.Address(parsed(part).orElseThrow())));
            start += part.group().length() + 1;
        }
        return true;
    }

    private void hostName(ScannedWord word, String characters) {
        var label = characters.indexOf(':') + 1;
        var host = HOST_NAME.matcher(characters.substring(label == characters.length() ? 0 : label));
        if (host.matches()) {
            matches.add(new AddressMatch(
                    word.end() - host.group().length(), word.end(), new AddressMatch.HostName(host.group("name"))));
        }
    }

    private static Optional<IpAddress> parsed(Matcher match) {
        return IpAddress.parse(match.group("v4") != null ? match.group("v4") : match.group("v6"));
    }

    /** The label stays a word of the sentence. */
    private void labelled(ScannedWord word, Matcher match, IpAddress address) {
        var label = match.group("label") == null ? 0 : match.end("label");
        var bits = match.group("bits");
        var end = match.start("tail");
        var single = bits == null || Integer.parseInt(bits) == address.family().bits();
        var found = single
                ? new AddressMatch.Address(address)
                : new AddressMatch.Network(match.group().substring(label, end), List.of(address));
        matches.add(new AddressMatch(word.start() + label, word.start() + end, found));
    }

    /** A link is what it shows, or it is not to be believed. */
    private void linked(ScannedWord word, Matcher match, IpAddress address) {
        var shown = match.group("shown");
        var found = shown == null || shown.equals(match.group("v4"))
                ? new AddressMatch.Address(address)
                : new AddressMatch.Unreadable(word.text());
        matches.add(new AddressMatch(word.start(), endOfLink(word.end()), found));
    }

    /** The query of a link says nothing. */
    private int endOfLink(int end) {
        var next = end;
        if (text.startsWith("?", end)) {
            while (next < text.length() && isInQuery(text.charAt(next))) {
                next++;
            }
        }
        return next;
    }

    private static boolean isInQuery(char c) {
        return c < 127 && (Character.isLetterOrDigit(c) || "?=&%+-._~:/".indexOf(c) >= 0);
    }

    private boolean inShell(ScannedWord word) {
        var before = text.substring(Math.max(0, word.start() - 8), word.start());
        var after = text.substring(word.end(), Math.min(text.length(), word.end() + 8));
        return BEFORE_SHELL.matcher(before).find() || AFTER_SHELL.matcher(after).find();
    }

    private void add(ScannedWord word, AddressMatch.Found found) {
        matches.add(new AddressMatch(word.start(), word.end(), found));
    }
}
