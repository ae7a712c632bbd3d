package kaikin.policies.iam;

/** The values of the Bool operator. */
final class Booleans {
    private Booleans() {}

    static ValueTest test(String text) {
        var wanted = parse(text);
        return (requested, context) -> parse(requested) == wanted;
    }

    static boolean parse(String text) {
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException("«" + text + "» is neither true nor false");
        }
        return Boolean.parseBoolean(text);
    }
}
