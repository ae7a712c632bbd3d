package kaikin.aws.api;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The Security Token Service of the function's region.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
 */
public final class Sts {
    private static final String SERVICE = "sts";
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    private final AwsApi api;

    public Sts(AwsApi api) {
        this.api = api;
    }

    /** A session and when it ends. */
    public record Session(Credentials credentials, Instant end) {}

    /**
     * Assumes a role.
     *
     * @param settings the request's other parameters, by AWS's names
     */
    public Session assumeRole(String role, String sessionName, Map<String, String> settings) {
        var form = new TreeMap<>(settings);
        form.putAll(Map.of(
                "Action", "AssumeRole", "Version", "2011-06-15", "RoleArn", role, "RoleSessionName", sessionName));
        var text = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + Percent.encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        var answer = api.call(AwsRequest.post(SERVICE, api.host(SERVICE), FORM, text));
        return session(new XmlText(answer.text()));
    }

    private static Session session(XmlText xml) {
        return new Session(
                new Credentials(field(xml, "AccessKeyId"), field(xml, "SecretAccessKey"), field(xml, "SessionToken")),
                Instant.parse(field(xml, "Expiration")));
    }

    private static String field(XmlText xml, String name) {
        return xml.first(name).orElseThrow(() -> AwsException.unreadable(SERVICE, "a session without its " + name));
    }
}
