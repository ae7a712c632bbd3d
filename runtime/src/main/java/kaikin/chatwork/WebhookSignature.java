package kaikin.chatwork;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The proof that a body comes from Chatwork: HMAC-SHA256 over its raw bytes, keyed by the decoded webhook token. */
public final class WebhookSignature {
    private static final String HEADER = "x-chatworkwebhooksignature";
    private static final String PARAMETER = "chatwork_webhook_signature";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/]{43}=");

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    /** Keyed by a token as Chatwork shows it, in Base64. */
    public WebhookSignature(String token) {
        key = key(token);
    }

    private static SecretKey key(String token) {
        if (token.isBlank()) {
            throw new IllegalStateException("the webhook token is empty: copy it again from Chatwork");
        }
        try {
            return new SecretKeySpec(Base64.getDecoder().decode(token.strip()), ALGORITHM);
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
        try {
            // One for each signature: it keeps what it has been given so far.
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Whether a text has the form of a signature: 32 bytes in Base64. */
    public static boolean isWellFormed(String signature) {
        return FORM.matcher(signature).matches();
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
