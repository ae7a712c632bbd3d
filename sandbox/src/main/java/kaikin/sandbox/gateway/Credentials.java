package kaikin.sandbox.gateway;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import kaikin.sandbox.gateway.SignatureV4.CredentialStore;

/**
 * Temporary credentials as the token service issues them, kept as long as this object: the dead are told they expired.
 */
public final class Credentials<P> implements CredentialStore<P> {
    /** Marks a temporary key; see "Unique identifiers" in the IAM user guide. */
    private static final String PREFIX = "ASIA";

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final Map<String, Credential<P>> issued = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    public Credentials(Clock clock) {
        this.clock = clock;
    }

    public Credential<P> issue(P principal, Duration life) {
        var expiry = clock.instant().plus(life).truncatedTo(ChronoUnit.SECONDS);
        var keyId = random.ints(16, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining("", PREFIX, ""));
        var credential = new Credential<>(keyId, secret(30), secret(258), expiry, principal);
        issued.put(credential.accessKeyId(), credential);
        return credential;
    }

    @Override
    public Optional<Credential<P>> find(String accessKeyId) {
        return Optional.ofNullable(issued.get(accessKeyId));
    }

    /** Real secrets and tokens hold + and /, which a careless client forgets to encode: so do these. */
    private String secret(int bytes) {
        var secret = new byte[bytes];
        random.nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

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
}
