package kaikin.sandbox.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;

/**
 * The verifier of signatures (version 4) in the Authorization header.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">Signature Version 4</a>
 */
public final class SignatureV4<P> {
    private final CredentialStore<P> credentials;
    private final Clock clock;

    public SignatureV4(CredentialStore<P> credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /** Verifies a call to a regional AWS host name, or throws the {@link AwsException} that AWS would answer. */
    public VerifiedSignature<P> verify(HttpCall call) {
        var endpoint = Endpoint.of(call.host())
                .orElseThrow(() -> new AwsException(400, "InvalidRequest", "No regional AWS host: " + call.host()));
        return verify(call, endpoint);
    }

    public VerifiedSignature<P> verify(HttpCall call, Endpoint endpoint) {
        var claims = SignatureClaims.read(call, endpoint);
        var date = claims.date(clock.instant());
        var credential = holder(claims);
        claims.checkSignedHeaders();
        var hash = PayloadHash.hash(call, endpoint);
        checkSignature(claims, credential.secretAccessKey(), hash);
        return new VerifiedSignature<>(
                credential.accessKeyId(),
                endpoint.service(),
                endpoint.region(),
                credential.principal(),
                date,
                PayloadHash.checked(call, endpoint.isS3() ? hash : call.body().sha256()));
    }

    private Credential<P> holder(SignatureClaims claims) {
        var credential = credentials
                .find(claims.authorization().accessKeyId())
                .orElseThrow(() -> claims.refused(
                        SignatureError.UNKNOWN_KEY, "The security token included in the request is invalid."));
        if (!same(credential.sessionToken(), claims.sessionToken())) {
            throw claims.refused(SignatureError.WRONG_TOKEN, "The security token included in the request is invalid.");
        }
        if (!clock.instant().isBefore(credential.expiry())) {
            throw claims.refused(SignatureError.EXPIRED_TOKEN, "The security token included in the request is expired");
        }
        return credential;
    }

    private static void checkSignature(SignatureClaims claims, String secret, String payloadHash) {
        var signature = Digests.hmac(
                signingKey(secret, claims.authorization()),
                claims.stringToSign(payloadHash).getBytes(UTF_8));
        if (!same(HexFormat.of().formatHex(signature), claims.authorization().signature())) {
            throw claims.refused(
                    SignatureError.MISMATCH,
                    "The request signature we calculated does not match the signature you provided. Check your key and signing method.");
        }
    }

    private static byte[] signingKey(String secret, Authorization authorization) {
        var key = ("AWS4" + secret).getBytes(UTF_8);
        for (var part : authorization.scopeText().split("/", -1)) {
            key = Digests.hmac(key, part.getBytes(UTF_8));
        }
        return key;
    }

    /** Takes as long wherever the texts differ, so that its time tells nothing. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
