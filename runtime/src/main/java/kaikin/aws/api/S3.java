package kaikin.aws.api;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
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
     * @param text cut one byte after what was asked for
     * @param bytes of the text
     */
    public record Content(String text, int bytes, String etag, Instant lastModified) {}

    /** Every object whose key begins so. */
    public List<Listed> list(String prefix) {
        var target = "/?list-type=2&prefix=" + Percent.encoded(prefix);
        var objects = new ArrayList<Listed>();
        var page = page(target);
        objects.addAll(page.objects());
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
                answer.text(),
                answer.bytes(),
                answer.header("ETag"),
                DateTimeFormatter.RFC_1123_DATE_TIME.parse(answer.header("Last-Modified"), Instant::from));
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

    private record Page(List<Listed> objects, Optional<String> more) {}

    private Page page(String target) {
        var text = api.call(AwsRequest.get(SERVICE, host, target)).text();
        if (!text.endsWith("</ListBucketResult>")) {
            throw AwsException.unreadable(SERVICE, "a listing without an end");
        }
        var xml = new XmlText(text);
        return new Page(xml.each("Contents").stream().map(S3::listed).toList(), xml.first("NextContinuationToken"));
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
