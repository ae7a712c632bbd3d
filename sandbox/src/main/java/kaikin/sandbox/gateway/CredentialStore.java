package kaikin.sandbox.gateway;

import java.util.Optional;

/** Where the verifier looks up who holds an access key. */
@FunctionalInterface
public interface CredentialStore<P> {
    Optional<Credential<P>> find(String accessKeyId);
}
