package kaikin.sandbox.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The bytes of a request or of a reply; they never change. */
public final class ByteBody {
    public static final ByteBody EMPTY = new ByteBody(new byte[0]);

    private final byte[] bytes;

    private ByteBody(byte[] bytes) {
        this.bytes = bytes;
    }

    public static ByteBody of(byte[] bytes) {
        return new ByteBody(bytes.clone());
    }

    public static ByteBody of(String text) {
        return new ByteBody(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The SHA-256 in lower-case hexadecimal, as signatures spell it. */
    String sha256() {
        return HexFormat.of().formatHex(digest("SHA-256"));
    }

    /** The MD5 in lower-case hexadecimal, as S3's entity tags and SQS's digests are. */
    public String md5() {
        return HexFormat.of().formatHex(digest("MD5"));
    }

    byte[] digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5, SHA-1 and SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteBody that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The size only: a body may hold a secret. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
