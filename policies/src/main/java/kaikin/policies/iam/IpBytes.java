package kaikin.policies.iam;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** IP addresses as bytes. */
final class IpBytes {
    private static final int WORDS = 8;

    private IpBytes() {}

    /** Four decimal numbers. */
    static Optional<byte[]> four(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4 || !Arrays.stream(parts).allMatch(IpBytes::isByte)) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.allocate(4);
        Arrays.stream(parts).forEach(part -> bytes.put((byte) Integer.parseInt(part)));
        return Optional.of(bytes.array());
    }

    /** Eight hexadecimal words, a run of zeros written :: or not; the last two may be an IPv4 address. */
    static Optional<byte[]> six(String text) {
        var last = text.lastIndexOf(':') + 1;
        return text.indexOf('.', last) < 0
                ? words(text)
                : four(text.substring(last))
                        .flatMap(four ->
                                words(text.substring(0, last) + HexFormat.of().formatHex(four, 0, 2) + ":"
                                        + HexFormat.of().formatHex(four, 2, 4)));
    }

    private static Optional<byte[]> words(String text) {
        var halves = text.split("::", -1);
        var head = half(halves[0]);
        var tail = halves.length == 2 ? half(halves[1]) : List.<String>of();
        var count = head.size() + tail.size();
        var complete = halves.length == 1 ? count == WORDS : halves.length == 2 && count < WORDS;
        return complete ? bytes(head, tail) : Optional.empty();
    }

    private static List<String> half(String half) {
        return half.isEmpty() ? List.of() : List.of(half.split(":", -1));
    }

    private static Optional<byte[]> bytes(List<String> head, List<String> tail) {
        if (!head.stream().allMatch(IpBytes::isWord) || !tail.stream().allMatch(IpBytes::isWord)) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.allocate(2 * WORDS);
        head.forEach(word -> bytes.putShort((short) Integer.parseInt(word, 16)));
        bytes.position(2 * (WORDS - tail.size()));
        tail.forEach(word -> bytes.putShort((short) Integer.parseInt(word, 16)));
        return Optional.of(bytes.array());
    }

    private static boolean isByte(String part) {
        return part.matches("0|[1-9][0-9]{0,2}") && Integer.parseInt(part) <= 255;
    }

    private static boolean isWord(String part) {
        return part.matches("[0-9a-fA-F]{1,4}");
    }
}
