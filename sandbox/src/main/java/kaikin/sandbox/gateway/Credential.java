package kaikin.sandbox.gateway;

import java.time.Instant;

/**
 * A temporary credential and whose it is.
 *
 * @param <P> what the issuer knows of its holder
 */
public record Credential<P>(
        String accessKeyId, String secretAccessKey, String sessionToken, Instant expiry, P principal) {
    /** Without the secrets: this text may land in a log. */
    @Override
    public String toString() {
        return accessKeyId + " of " + principal + " until " + expiry;
    }
}
