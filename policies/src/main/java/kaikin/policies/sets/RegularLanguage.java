package kaikin.policies.sets;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IntsRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.MinimizationOperations;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.Transition;

/**
 * A regular set of texts. Equal sets are one object, so that {@code ==} compares them and each operation on the same
 * two is done once in a process.
 *
 * <p>One character that no text may hold stands for a value that is absent, see {@link #ABSENT}.
 */
public final class RegularLanguage {
    /** Unicode's last code point, which is no character. */
    private static final int NOTHING = Character.MAX_CODE_POINT;

    private static final int LAST = NOTHING - 1;
    /** Beyond so many states on the way an operation fails with an exception; what policies say needs some hundreds. */
    private static final int WORK_LIMIT = 1_000_000;

    private static final ConcurrentMap<IntBuffer, RegularLanguage> ALL = new ConcurrentHashMap<>();
    private static final ConcurrentMap<List<Integer>, RegularLanguage> UNIONS = new ConcurrentHashMap<>();
    private static final ConcurrentMap<Pair, RegularLanguage> COMMON = new ConcurrentHashMap<>();
    private static final ConcurrentMap<Pair, RegularLanguage> REST = new ConcurrentHashMap<>();
    private static final ConcurrentMap<String, RegularLanguage> TEXTS = new ConcurrentHashMap<>();
    private static final ConcurrentMap<List<Integer>, RegularLanguage> SEQUENCES = new ConcurrentHashMap<>();
    private static final ConcurrentMap<List<IntBuffer>, RegularLanguage> PATTERNS = new ConcurrentHashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** No text at all. */
    public static final RegularLanguage EMPTY = of(Automata.makeEmpty());
    /** Any text, the empty one included. */
    public static final RegularLanguage TEXT = of(Operations.repeat(Automata.makeCharRange(0, LAST)));
    /** The one value that is no text: there is none. */
    public static final RegularLanguage ABSENT = of(Automata.makeChar(NOTHING));
    /** Any text, or none. */
    public static final RegularLanguage ANY = TEXT.or(ABSENT);

    private final int number = COUNT.getAndIncrement();
    private final Automaton automaton;
    /** How each of its texts begins. */
    private final String prefix;
    /** Its code points, where it is one text or the absent value alone. */
    private final Optional<IntsRef> single;

    private record Pair(int first, int second) {}

    private RegularLanguage(Automaton automaton) {
        this.automaton = automaton;
        this.prefix = Operations.isEmpty(automaton) ? "" : Operations.getCommonPrefix(automaton);
        this.single = Optional.ofNullable(Operations.getSingleton(automaton));
    }

    /** One text. */
    public static RegularLanguage text(String text) {
        return TEXTS.computeIfAbsent(text, key -> minimal(Automata.makeString(checked(key))));
    }

    /** Some texts. */
    public static RegularLanguage texts(Collection<String> texts) {
        var sorted = texts.stream()
                .map(RegularLanguage::checked)
                .map(BytesRef::new)
                .sorted()
                .distinct()
                .toList();
        return sorted.isEmpty() ? EMPTY : of(Automata.makeStringUnion(sorted));
    }

    /**
     * The texts that fit a pattern of letters and wildcards.
     *
     * @param symbols code points; -1 for one character, -2 for any number of them
     * @param wild the characters that wildcards stand for, as pairs of first and last
     */
    public static RegularLanguage pattern(int[] symbols, int... wild) {
        return PATTERNS.computeIfAbsent(
                List.of(IntBuffer.wrap(symbols.clone()), IntBuffer.wrap(wild.clone())),
                key -> of(fitting(symbols, wild)));
    }

    private static Automaton fitting(int[] symbols, int... wild) {
        var parts = new ArrayList<Automaton>();
        var letters = new StringBuilder();
        for (var symbol : symbols) {
            if (symbol >= 0) {
                letters.appendCodePoint(symbol);
                continue;
            }
            parts.add(Automata.makeString(checked(letters.toString())));
            letters.setLength(0);
            parts.add(symbol == -1 ? characters(wild) : Operations.repeat(characters(wild)));
        }
        parts.add(Automata.makeString(checked(letters.toString())));
        return Operations.concatenate(parts);
    }

    /** All that consist of one text of each part, one after the other. */
    public static RegularLanguage sequence(List<RegularLanguage> parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            if (part.single.isEmpty() || part == ABSENT) {
                return SEQUENCES.computeIfAbsent(
                        parts.stream().map(each -> each.number).toList(),
                        key -> of(Operations.concatenate(
                                parts.stream().map(each -> each.automaton).toList())));
            }
            var letters = part.single.get();
            for (var i = 0; i < letters.length; i++) {
                text.appendCodePoint(letters.ints[letters.offset + i]);
            }
        }
        return text(text.toString());
    }

    /** Any number of characters of these ranges, given as pairs of first and last. */
    public static RegularLanguage repeated(int... ranges) {
        return of(Operations.repeat(characters(ranges)));
    }

    /** A number of characters of these ranges, given as pairs of first and last. */
    public static RegularLanguage exactly(int times, int... ranges) {
        return of(Operations.repeat(characters(ranges), times, times));
    }

    /** Any number of times what these parts make up, one after the other. */
    public static RegularLanguage repeated(RegularLanguage... parts) {
        return of(Operations.repeat(sequence(List.of(parts)).automaton));
    }

    /** Any one character but some. */
    public static int[] allBut(int... characters) {
        var sorted = IntStream.of(characters).sorted().toArray();
        var ranges = new ArrayList<Integer>();
        var from = 0;
        for (var character : sorted) {
            if (from < character) {
                ranges.addAll(List.of(from, character - 1));
            }
            from = character + 1;
        }
        ranges.addAll(List.of(from, LAST));
        return ranges.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The texts of a length, digits or lower-case letters, from one to another in the order of their characters. */
    public static RegularLanguage between(String first, String last) {
        if (first.length() != last.length()) {
            throw new IllegalArgumentException("«" + first + "» and «" + last + "» differ in length");
        }
        if (first.compareTo(last) > 0) {
            return EMPTY;
        }
        return of(between(first, last, 0, true, true));
    }

    private static Automaton between(String first, String last, int at, boolean low, boolean high) {
        if (at == first.length()) {
            return Automata.makeEmptyString();
        }
        var from = low ? first.charAt(at) : '0';
        var to = high ? last.charAt(at) : 'z';
        if (!low && !high) {
            return Operations.repeat(characters('0', '9', 'a', 'z'), first.length() - at, first.length() - at);
        }
        if (from == to) {
            return step(from, to, between(first, last, at + 1, low, high));
        }
        var parts = new ArrayList<Automaton>();
        parts.add(step(from, from, between(first, last, at + 1, low, false)));
        if (from + 1 <= to - 1) {
            parts.add(step(from + 1, to - 1, between(first, last, at + 1, false, false)));
        }
        parts.add(step(to, to, between(first, last, at + 1, false, high)));
        return Operations.union(parts);
    }

    private static Automaton step(int from, int to, Automaton rest) {
        return Operations.concatenate(Automata.makeCharRange(from, to), rest);
    }

    /** Intersects both. */
    public RegularLanguage and(RegularLanguage other) {
        if (this == other) {
            return this;
        }
        if (beginsOtherwise(other)) {
            return EMPTY;
        }
        // A text is in a set or it is not: no product of automata is needed to tell.
        if (single.isPresent()) {
            return other.takes(single.get()) ? this : EMPTY;
        }
        if (other.single.isPresent()) {
            return takes(other.single.get()) ? other : EMPTY;
        }
        return once(COMMON, pair(other), other, Operations::intersection);
    }

    /**
     * Whether no text of one can be in the other, as ARNs of other accounts: of a hundred accounts most pairs are such.
     */
    private boolean beginsOtherwise(RegularLanguage other) {
        return !prefix.startsWith(other.prefix) && !other.prefix.startsWith(prefix);
    }

    private boolean takes(IntsRef text) {
        return Operations.run(automaton, text);
    }

    private Pair pair(RegularLanguage other) {
        return number < other.number ? new Pair(number, other.number) : new Pair(other.number, number);
    }

    /** Subtracts another language. */
    public RegularLanguage minus(RegularLanguage other) {
        if (this == other) {
            return EMPTY;
        }
        if (beginsOtherwise(other)) {
            return this;
        }
        if (single.isPresent()) {
            return other.takes(single.get()) ? EMPTY : this;
        }
        return once(
                REST,
                new Pair(number, other.number),
                other,
                (mine, theirs) -> Operations.minus(mine, theirs, WORK_LIMIT));
    }

    /** Unites both. */
    public RegularLanguage or(RegularLanguage other) {
        return union(List.of(this, other));
    }

    /** Unites some languages. */
    public static RegularLanguage union(Collection<RegularLanguage> parts) {
        var distinct = parts.stream().distinct().toList();
        if (distinct.size() < 2) {
            return distinct.isEmpty() ? EMPTY : distinct.get(0);
        }
        return UNIONS.computeIfAbsent(
                distinct.stream().map(part -> part.number).sorted().toList(),
                key -> of(Operations.union(
                        distinct.stream().map(part -> part.automaton).toList())));
    }

    public boolean isEmpty() {
        return this == EMPTY;
    }

    /** Whether all of it is in another. */
    public boolean isIn(RegularLanguage other) {
        return this == other || minus(other).isEmpty();
    }

    /** Whether a text is in it. */
    public boolean has(String text) {
        return Operations.run(automaton, checked(text));
    }

    public boolean hasAbsent() {
        return this == ABSENT || !and(ABSENT).isEmpty();
    }

    /**
     * A shortest text of it, of readable characters where it has the choice; empty where the value is absent or there
     * is none.
     */
    public Optional<String> example() {
        var texts = and(TEXT);
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.shortest());
    }

    /** Its text, where it is just one. */
    public Optional<String> only() {
        return example().filter(text -> text(text) == this);
    }

    private String shortest() {
        var came = new HashMap<Integer, int[]>();
        came.put(0, new int[] {-1, 0});
        var due = new ArrayDeque<>(List.of(0));
        var transition = new Transition();
        while (!due.isEmpty()) {
            var state = due.remove();
            if (automaton.isAccept(state)) {
                return spelt(state, came);
            }
            var count = automaton.initTransition(state, transition);
            var best = new HashMap<Integer, Integer>();
            for (var i = 0; i < count; i++) {
                automaton.getNextTransition(transition);
                best.merge(transition.dest, readable(transition.min, transition.max), RegularLanguage::better);
            }
            best.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue((a, b) -> Integer.compare(rank(a), rank(b))))
                    .filter(each -> came.putIfAbsent(each.getKey(), new int[] {state, each.getValue()}) == null)
                    .forEach(each -> due.add(each.getKey()));
        }
        throw new IllegalStateException("a set that is not empty has a text");
    }

    private static String spelt(int last, Map<Integer, int[]> came) {
        var text = new StringBuilder();
        for (var step = came.get(last); step != null && step[0] >= 0; step = came.get(step[0])) {
            text.insert(0, Character.toString(step[1]));
        }
        return text.toString();
    }

    private static int readable(int min, int max) {
        return "xa0-/:ABCDEFGHIJKLMNOPQRSTUVWXYZ_."
                .codePoints()
                .filter(each -> min <= each && each <= max)
                .findFirst()
                .orElse(
                        min <= 'z' && max >= 'a'
                                ? Math.max(min, 'a')
                                : min <= '9' && max >= '0' ? Math.max(min, '0') : min);
    }

    private static int better(int one, int other) {
        return rank(one) <= rank(other) ? one : other;
    }

    private static int rank(int character) {
        if (character == 'x') {
            return 0;
        }
        if (character >= 'a' && character <= 'z') {
            return 1;
        }
        return character >= '0' && character <= '9' ? 2 : 3;
    }

    private static Automaton characters(int... ranges) {
        var some = new ArrayList<Automaton>();
        for (var i = 0; i < ranges.length; i += 2) {
            some.add(Automata.makeCharRange(ranges[i], ranges[i + 1]));
        }
        return Operations.union(some);
    }

    private static String checked(String text) {
        if (text.codePoints().anyMatch(each -> each == NOTHING)) {
            throw new IllegalArgumentException("a text with U+10FFFF, which is no character: take it out");
        }
        return text;
    }

    private RegularLanguage once(
            ConcurrentMap<Pair, RegularLanguage> known,
            Pair pair,
            RegularLanguage other,
            BiFunction<Automaton, Automaton, Automaton> operation) {
        var found = known.get(pair);
        if (found == null) {
            found = of(operation.apply(automaton, other.automaton));
            known.put(pair, found);
        }
        return found;
    }

    private static RegularLanguage of(Automaton automaton) {
        return minimal(MinimizationOperations.minimize(automaton, WORK_LIMIT));
    }

    private static RegularLanguage minimal(Automaton minimal) {
        return ALL.computeIfAbsent(shape(minimal), key -> new RegularLanguage(minimal));
    }

    /** Its states numbered in the order of their discovery, with their transitions: equal for equal sets only. */
    private static IntBuffer shape(Automaton minimal) {
        if (Operations.isEmpty(minimal)) {
            return IntBuffer.allocate(0);
        }
        var numbers = new HashMap<Integer, Integer>(Map.of(0, 0));
        var order = new ArrayList<>(List.of(0));
        var words = IntStream.builder();
        var transition = new Transition();
        for (var i = 0; i < order.size(); i++) {
            var state = order.get(i);
            var count = minimal.initTransition(state, transition);
            words.add(minimal.isAccept(state) ? -1 : -2).add(count);
            for (var j = 0; j < count; j++) {
                minimal.getNextTransition(transition);
                var next = numbers.computeIfAbsent(transition.dest, key -> {
                    order.add(key);
                    return order.size() - 1;
                });
                words.add(transition.min).add(transition.max).add(next);
            }
        }
        return IntBuffer.wrap(words.build().toArray());
    }

    /** For those who look at it in a debugger or a failed test. */
    @Override
    public String toString() {
        return isEmpty()
                ? "none"
                : example().map(text -> "such as «" + text + "»").orElse("absent");
    }
}
