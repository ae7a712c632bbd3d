package kaikin.policies.iam;

/** How far {@code *} and {@code ?} reach, as regular expressions. */
enum Wildcards {
    /** Over anything. */
    ANYWHERE(".*", "."),
    /** Up to the next colon: within one part of an ARN. */
    WITHIN_A_PART("[^:]*", "[^:]");

    private final String many;
    private final String one;

    Wildcards(String many, String one) {
        this.many = many;
        this.one = one;
    }

    String regex(String wildcard) {
        return wildcard.equals("*") ? many : one;
    }
}
