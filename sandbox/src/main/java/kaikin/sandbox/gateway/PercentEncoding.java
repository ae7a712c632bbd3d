package kaikin.sandbox.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as signatures want it: every byte but A-Z a-z 0-9 - . _ ~, in upper case. */
final class PercentEncoding {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private PercentEncoding() {}

    static String encode(byte[] bytes, String alsoKept) {
        var out = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            if (UNRESERVED.indexOf(b) >= 0 || alsoKept.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append("%%%02X".formatted(b));
            }
        }
        return out.toString();
    }

    static String encode(String text, String alsoKept) {
        return encode(text.getBytes(StandardCharsets.UTF_8), alsoKept);
    }

    /** The bytes meant; a stray percent sign stands for itself, and so does a plus. */
    static byte[] decode(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2])) {
                out.write(Character.digit(bytes[i + 1], 16) * 16 + Character.digit(bytes[i + 2], 16));
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toByteArray();
    }

    static String text(String encoded) {
        return new String(decode(encoded), StandardCharsets.UTF_8);
    }

    private static boolean isHex(byte b) {
        return Character.digit(b, 16) >= 0;
    }
}
