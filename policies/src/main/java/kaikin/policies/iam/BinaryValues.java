package kaikin.policies.iam;

import java.util.Arrays;
import java.util.Base64;

/** The values of the BinaryEquals operator, Base64 on both sides. */
final class BinaryValues {
    private BinaryValues() {}

    static ValueMatcher test(String text) {
        var wanted = parse(text);
        return (requested, context) -> Arrays.equals(parse(requested), wanted);
    }

    private static byte[] parse(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("«" + text + "» is not Base64");
        }
    }
}
