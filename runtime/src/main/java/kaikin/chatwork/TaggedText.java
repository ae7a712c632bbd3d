package kaikin.chatwork;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kaikin.banlist.IpAddress;
import kaikin.contract.AnswerLanguage;

/** A text as words, each with what it does; the addresses in it are words as well. */
record TaggedText(List<Word> words) {
    private static final Lexicon LEXICON = Lexicon.of(
            JapaneseWords.VERBS,
            JapaneseWords.SAID_OF_THEM,
            JapaneseWords.SENTENCES,
            JapaneseWords.NAMES_AND_FILLING,
            EnglishWords.VERBS,
            EnglishWords.SAID_OF_THEM,
            EnglishWords.SENTENCES,
            EnglishWords.NAMES_AND_FILLING);

    /** Stands for a found address while the text around it is read. */
    private static final char ADDRESS_MATCH = '\ufffc';

    TaggedText {
        words = List.copyOf(words);
    }

    static TaggedText read(String text) {
        var narrow = TextNormalizer.undone(text.replace(ADDRESS_MATCH, ' '));
        var matches = AddressScanner.scan(narrow);
        return new TaggedText(new Reader(spoken(narrow, matches), matches).read());
    }

    /** One after the other; no sentence goes from one into the next. */
    static TaggedText of(List<TaggedText> passages) {
        return new TaggedText(passages.stream()
                .flatMap(passage -> Stream.concat(passage.words().stream(), Stream.of(new Word(WordRole.STOP, ""))))
                .toList());
    }

    /** The addresses in it, as they come. */
    Set<IpAddress> addresses() {
        var addresses = new LinkedHashSet<IpAddress>();
        words.forEach(word -> word.address().ifPresent(addresses::add));
        return addresses;
    }

    /** The words that look like addresses, and must not be read as such. */
    List<String> unreadable() {
        return words.stream()
                .flatMap(word -> word.found() instanceof AddressMatch.Unreadable unreadable
                        ? Stream.of(unreadable.shown())
                        : Stream.empty())
                .toList();
    }

    /** The language that it is written in: one word of English is a command, and says nothing of who wrote it. */
    Optional<AnswerLanguage> language() {
        if (words.stream().anyMatch(Word::japanese)) {
            return Optional.of(AnswerLanguage.JA);
        }
        var english = words.stream()
                .filter(TaggedText::isEnglish)
                .mapToInt(word -> word.text().split(" ", -1).length)
                .sum();
        return english > 1 ? Optional.of(AnswerLanguage.EN) : Optional.empty();
    }

    private static boolean isEnglish(Word word) {
        return !word.is(
                        WordRole.OTHER,
                        WordRole.NUMBER,
                        WordRole.BOT,
                        WordRole.OWN,
                        WordRole.COMMAND,
                        WordRole.SOURCE,
                        WordRole.TARGET,
                        WordRole.NETINFO)
                && !word.text().isEmpty()
                && Lexicon.isLatin(word.text().charAt(0));
    }

    /** The text in lower case, with marks of width undone, and without what one cannot see. */
    private static String spoken(String text, List<AddressMatch> matches) {
        var spoken = new StringBuilder();
        var done = 0;
        for (var addressMatch : matches) {
            spoken.append(text, done, addressMatch.start()).append(ADDRESS_MATCH);
            done = addressMatch.end();
        }
        spoken.append(text, done, text.length());
        var seen = new StringBuilder();
        spoken.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(seen::appendCodePoint);
        return Normalizer.normalize(seen, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
    }

    /** Cuts a text into words: the longest phrase that the lexicon has, from the left. */
    private static final class Reader {
        private static final String COMMAS = "、,;()[]{}\"「」『』【】<>|/・";

        private final String text;
        private final List<AddressMatch> matches;
        private final List<Word> words = new ArrayList<>();
        private int at;
        private int read;
        private boolean first = true;

        Reader(String text, List<AddressMatch> matches) {
            this.text = text;
            this.matches = matches;
        }

        List<Word> read() {
            while (at < text.length()) {
                word(text.charAt(at));
            }
            return words;
        }

        private void word(char c) {
            var match = LEXICON.longest(text, at, first);
            if (c == ADDRESS_MATCH) {
                addressMatch(matches.get(read++).found());
                at++;
            } else if (match != null) {
                var phrase = text.substring(at, match.end());
                match.roles().forEach(role -> add(new Word(role, phrase)));
                at = match.end();
            } else if (c == '\n' || c == '\r') {
                line();
            } else if (isStop(c)) {
                if (c == '?') {
                    add(new Word(WordRole.QUESTION, "?"));
                }
                add(new Word(WordRole.STOP, ""));
                at++;
            } else if (COMMAS.indexOf(c) >= 0) {
                add(new Word(WordRole.COMMA, ""));
                at++;
            } else if (Lexicon.isLatin(c)) {
                latin();
            } else {
                unknown(c);
            }
        }

        private void addressMatch(AddressMatch.Found found) {
            if (found instanceof AddressMatch.Range range) {
                for (var address : range.addresses()) {
                    add(new Word(WordRole.ADDRESS, "", new AddressMatch.Address(address)));
                    add(new Word(WordRole.RANGE, "-"));
                }
                add(new Word(WordRole.NUMBER, ""));
            } else {
                var isAddress = found instanceof AddressMatch.Address || found instanceof AddressMatch.Login;
                add(new Word(isAddress ? WordRole.ADDRESS : WordRole.THING, "", found));
            }
        }

        /** An empty line ends a sentence; the end of a line may be where a mail was wrapped. */
        private void line() {
            var ends = 0;
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                ends += text.charAt(at) == '\n' ? 1 : 0;
                at++;
            }
            add(new Word(ends > 1 ? WordRole.STOP : WordRole.LINE, ""));
        }

        private boolean isStop(char c) {
            var next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            return c == '。' || c == '!' || ((c == '?' || c == '.') && !Lexicon.isLatin(next) && next != ADDRESS_MATCH);
        }

        /** To the next blank or sign, a host name or a link as a whole. */
        private void latin() {
            var end = at + 1;
            while (end < text.length() && (Lexicon.isLatin(text.charAt(end)) || joins(end))) {
                end++;
            }
            var run = text.substring(at, end);
            add(new Word(run.chars().allMatch(Character::isDigit) ? WordRole.NUMBER : WordRole.OTHER, run));
            at = end;
        }

        private boolean joins(int index) {
            return "-.@:/%?&=#+'\\".indexOf(text.charAt(index)) >= 0
                    && index + 1 < text.length()
                    && (Lexicon.isLatin(text.charAt(index + 1)) || text.charAt(index + 1) == '/');
        }

        private void unknown(char c) {
            at++;
            if (c == ':' || c == '=') {
                add(new Word(WordRole.FILL, ":"));
            } else if (Character.isLetter(c)) {
                var start = at - 1;
                while (at < text.length()
                        && Character.isLetter(text.charAt(at))
                        && !Lexicon.isLatin(text.charAt(at))
                        && LEXICON.longest(text, at, false) == null) {
                    at++;
                }
                add(new Word(WordRole.OTHER, text.substring(start, at)));
            }
        }

        private void add(Word word) {
            words.add(word);
            first = word.is(WordRole.STOP, WordRole.LINE) || (first && word.is(WordRole.FILL, WordRole.COMMA));
        }
    }
}
