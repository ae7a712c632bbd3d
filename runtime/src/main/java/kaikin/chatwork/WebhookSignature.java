package kaikin.chatwork;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The proof that a body comes from Chatwork: HMAC-SHA256 over its raw bytes, keyed by the decoded webhook token. */
public final class WebhookSignature {
    private static final String HEADER = "x-chatworkwebhooksignature";
    private static final String PARAMETER = "chatwork_webhook_signature";

    private final HmacSha256 hmac;

    /** Keyed by a token as Chatwork shows it, in Base64. */
    public WebhookSignature(String token) {
        hmac = new HmacSha256(key(token));
    }

    private static byte[] key(String token) {
        try {
            return Base64.getDecoder().decode(token.strip());
        } catch (IllegalArgumentException e) {
            // Without the cause, whose message quotes the token.
            throw new IllegalStateException("the webhook token is not Base64: copy it again from Chatwork");
        }
    }

    /** Whether the signature is the body's. Compared as text, so nothing malformed is ever decoded. */
    public boolean signs(byte[] body, String signature) {
        return MessageDigest.isEqual(of(body).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    /** The signature that the body must have. */
    public String of(byte[] body) {
        return Base64.getEncoder().encodeToString(hmac.of(body));
    }

    /** The signature that a request carries: in its header, whatever its case, or else in the query. */
    public static Optional<String> find(Map<String, String> headers, Map<String, String> query) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(HEADER))
                .map(Map.Entry::getValue)
                .findFirst()
                // A decoded query may have lost its plus signs to blanks; Base64 has no blanks of its own.
                .or(() -> Optional.ofNullable(query.get(PARAMETER)).map(value -> value.replace(' ', '+')));
    }
}
