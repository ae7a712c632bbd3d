package kaikin.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The number that answers give and that people can read out: it finds a request and all that came of it in the log of
 * either function. It follows from the message's id, which both know.
 *
 * @param text eight digits
 */
public record Reference(String text) {
    private static final int BELOW = 100_000_000;

    /**
     * The number of a request.
     *
     * @param message Chatwork's id of the message that asked
     */
    public static Reference of(String message) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(message.getBytes(UTF_8));
            return new Reference(
                    "%08d".formatted(Math.floorMod(ByteBuffer.wrap(hash).getLong(), BELOW)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
