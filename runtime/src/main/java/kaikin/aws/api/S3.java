package kaikin.aws.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One bucket of S3.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html">
 *     Amazon S3 API</a>
 */
public final class S3 {
    private static final String SERVICE = "s3";

    private final AwsApi api;
    private final String host;
    /** The first page read last: one that has not changed is not read again. */
    private volatile Page last = new Page(new byte[0], List.of(), Optional.empty());

    public S3(AwsApi api, String bucket) {
        this.api = api;
        this.host = bucket + "." + api.host(SERVICE);
    }

    /**
     * An object as a listing has it.
     *
     * @param etag in quotes, as in headers
     * @param modified ISO 8601
     */
    public record Listed(String key, String etag, String modified, long size) {
        public Instant lastModified() {
            return Instant.parse(modified);
        }
    }

    /**
     * An object.
     *
     * @param body cut one byte after what was asked for
     */
    @SuppressWarnings("ArrayRecordComponent") // No two are ever compared.
    public record Content(byte[] body, String etag, Instant lastModified) {
        /** The body, read as UTF-8. */
        public String text() {
            return new String(body, UTF_8);
        }
    }

    /** Every object whose key begins so; the same list as before where none has changed and one page holds them all. */
    public List<Listed> list(String prefix) {
        var target = "/?list-type=2&prefix=" + Percent.encoded(prefix);
        var page = page(target);
        last = page;
        return page.more().isEmpty() ? page.objects() : all(page, target);
    }

    private List<Listed> all(Page first, String target) {
        var objects = new ArrayList<>(first.objects());
        var page = first;
        while (page.more().isPresent()) {
            page = page(target + "&continuation-token="
                    + Percent.encoded(page.more().get()));
            objects.addAll(page.objects());
        }
        return objects;
    }

    /** Reads an object of no more than so many bytes. */
    public Content get(String key, int most) {
        var answer = api.call(AwsRequest.get(SERVICE, host, path(key)).within(Limits.USUAL.bytes(most)));
        return new Content(
                answer.body(),
                answer.header("ETag"),
                HttpDate.parse(answer.header("Last-Modified"))
                        .orElseThrow(() -> AwsException.unreadable(SERVICE, "an object without its date")));
    }

    /** Writes an object that is not there; answers 412 where it is. */
    public void create(String key, String text, Limits limits) {
        api.call(new AwsRequest(
                SERVICE,
                "PUT",
                host,
                path(key),
                Map.of("If-None-Match", "*", "Content-Type", "text/plain; charset=UTF-8"),
                text,
                limits));
    }

    @SuppressWarnings("ArrayRecordComponent") // No two are ever compared.
    private record Page(byte[] body, List<Listed> objects, Optional<String> more) {}

    private Page page(String target) {
        var answer = api.call(AwsRequest.get(SERVICE, host, target));
        var known = last;
        if (Arrays.equals(answer.body(), known.body())) {
            return known;
        }
        var text = answer.text();
        if (!text.endsWith("</ListBucketResult>")) {
            throw AwsException.unreadable(SERVICE, "a listing without an end");
        }
        var xml = new XmlText(text);
        return new Page(
                answer.body(),
                xml.each("Contents").stream().map(S3::listed).toList(),
                xml.first("NextContinuationToken"));
    }

    private static Listed listed(XmlText object) {
        return new Listed(
                field(object, "Key"),
                field(object, "ETag"),
                field(object, "LastModified"),
                Long.parseLong(field(object, "Size")));
    }

    private static String field(XmlText object, String name) {
        return object.first(name).orElseThrow(() -> AwsException.unreadable(SERVICE, "an object without its " + name));
    }

    private static String path(String key) {
        return "/" + Percent.path(key);
    }
}
