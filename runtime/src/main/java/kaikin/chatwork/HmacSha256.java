package kaikin.chatwork;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** RFC 2104 over {@code MessageDigest}: starting the JDK's {@code Mac} costs a cold function about 30 ms more. */
final class HmacSha256 {
    private static final int BLOCK = 64;

    private final byte[] key;

    HmacSha256(byte[] key) {
        this.key = Arrays.copyOf(key.length > BLOCK ? digest().digest(key) : key, BLOCK);
    }

    byte[] of(byte[] message) {
        var inner = digest();
        inner.update(padded(0x36));
        var outer = digest();
        outer.update(padded(0x5c));
        return outer.digest(inner.digest(message));
    }

    private byte[] padded(int pad) {
        var block = new byte[BLOCK];
        for (var i = 0; i < BLOCK; i++) {
            block[i] = (byte) (key[i] ^ pad);
        }
        return block;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
