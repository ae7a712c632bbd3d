package kaikin.sandbox.gateway;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The checksums of S3 that a JDK can compute; CRC64NVME is not among them. */
enum Checksum {
    CRC32,
    CRC32C,
    SHA1,
    SHA256;

    private static final String PREFIX = "x-amz-checksum-";

    /** The checksum that a header or trailer name stands for. */
    static Optional<Checksum> named(String header) {
        return Arrays.stream(values())
                .filter(checksum -> checksum.header().equalsIgnoreCase(header))
                .findFirst();
    }

    String header() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    /** The checksum in base64, as the header spells it. */
    String of(ByteBody body) {
        return Base64.getEncoder().encodeToString(bytes(body.bytes()));
    }

    private byte[] bytes(byte[] data) {
        return switch (this) {
            case CRC32 -> crc(new CRC32(), data);
            case CRC32C -> crc(new CRC32C(), data);
            case SHA1 -> Digests.of("SHA-1", data);
            case SHA256 -> Digests.of("SHA-256", data);
        };
    }

    private static byte[] crc(java.util.zip.Checksum crc, byte[] data) {
        crc.update(data, 0, data.length);
        return ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
    }
}
