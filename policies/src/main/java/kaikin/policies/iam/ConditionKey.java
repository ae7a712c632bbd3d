package kaikin.policies.iam;

import org.jspecify.annotations.Nullable;

/** The name of a condition key: however it is written, upper and lower case are one. */
final class ConditionKey {
    private final String text;
    private final String folded;

    ConditionKey(String text) {
        this.text = text;
        this.folded = fold(text);
    }

    /** Letter by letter, as {@link String#CASE_INSENSITIVE_ORDER} compares. */
    private static String fold(String text) {
        var folded = new StringBuilder(text.length());
        text.codePoints()
                .forEach(letter -> folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(letter))));
        return folded.toString();
    }

    /** As it is written. */
    String text() {
        return text;
    }

    /** Whether it is of a family, such as {@code aws:RequestTag/}, and names a member. */
    boolean extendsFamily(ConditionKey family) {
        return folded.length() > family.folded.length() && folded.startsWith(family.folded);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConditionKey key && key.folded.equals(folded);
    }

    @Override
    public int hashCode() {
        return folded.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
