package kaikin.sandbox.gateway;

import java.time.Instant;

/**
 * What a good signature proves.
 *
 * @param payload the body as meant: AWS's chunks taken apart, its checksums checked
 */
public record VerifiedSignature<P>(
        String accessKeyId, String service, String region, P principal, Instant date, ByteBody payload) {}
