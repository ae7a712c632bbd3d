package kaikin.sandbox.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the Authorization header of a signed call says. */
record Authorization(String accessKeyId, String date, Endpoint scope, List<String> signedHeaders, String signature) {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final Pattern CREDENTIAL =
            Pattern.compile("([A-Za-z0-9_]{16,128})/([0-9]{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

    static Authorization parse(String header, Endpoint endpoint) {
        if (!header.startsWith(ALGORITHM + " ")) {
            throw SignatureError.INCOMPLETE.at(endpoint, "Only " + ALGORITHM + " signatures are taken.");
        }
        var parts = parts(header.substring(ALGORITHM.length()));
        var credential = CREDENTIAL.matcher(part(parts, "Credential", endpoint));
        var signature = part(parts, "Signature", endpoint);
        if (!credential.matches() || !SIGNATURE.matcher(signature).matches()) {
            throw SignatureError.INCOMPLETE.at(
                    endpoint, "The Authorization header's credential or signature is malformed.");
        }
        var signed = List.of(part(parts, "SignedHeaders", endpoint).split(";"));
        var scope = new Endpoint(credential.group(4), credential.group(3));
        return new Authorization(credential.group(1), credential.group(2), scope, signed, signature);
    }

    String scopeText() {
        return String.join("/", date, scope.region(), scope.service(), "aws4_request");
    }

    private static Map<String, String> parts(String text) {
        var parts = new HashMap<String, String>();
        for (var part : text.split(",", -1)) {
            var name = part.strip().split("=", 2);
            parts.put(name[0], name.length == 2 ? name[1] : "");
        }
        return parts;
    }

    private static String part(Map<String, String> parts, String name, Endpoint endpoint) {
        var value = parts.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw SignatureError.INCOMPLETE.at(
                    endpoint, "Authorization header requires '%s' parameter.".formatted(name));
        }
        return value;
    }
}
