package kaikin.policies.sets;

/**
 * A property of a request by which boxes are cut, such as its action or a condition key.
 *
 * @param universe the values that it can have at all
 */
public record Dimension(String name, RegularLanguage universe) implements Comparable<Dimension> {
    @Override
    public int compareTo(Dimension other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
