package kaikin.sandbox.services.s3;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.AwsProtocol.XmlText;
import kaikin.sandbox.gateway.HttpCall.FormFields;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.services.s3.ObjectStore.StoredObject;

/** A ListObjectsV2 call. */
record ListRequest(String prefix, String delimiter, int maxKeys, String after, boolean encoded) {
    private static final Set<String> KNOWN = Set.of(
            "list-type",
            "prefix",
            "delimiter",
            "max-keys",
            "continuation-token",
            "start-after",
            "encoding-type",
            "x-id");

    static ListRequest read(FormFields query) {
        query.fields().keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new AwsException(501, "NotImplemented", "The sandbox does not cover listing with " + name);
                });
        if (!query.first("list-type").orElse("").equals("2")) {
            throw new AwsException(501, "NotImplemented", "The sandbox covers ListObjectsV2 only");
        }
        var keys = query.first("max-keys").orElse("1000");
        if (!keys.matches("[0-9]{1,4}")) {
            throw new AwsException(400, "InvalidArgument", "max-keys is not a number up to 1000");
        }
        var encoding = query.first("encoding-type");
        if (encoding.filter(type -> !type.equals("url")).isPresent()) {
            throw new AwsException(400, "InvalidArgument", "Invalid Encoding Method specified in Request");
        }
        return new ListRequest(
                query.first("prefix").orElse(""),
                query.first("delimiter").orElse(""),
                Math.min(1000, Integer.parseInt(keys)),
                // Where both are given, S3 goes on where the page before ended.
                query.first("continuation-token")
                        .map(ListRequest::token)
                        .orElse(query.first("start-after").orElse("")),
                encoding.isPresent());
    }

    ServiceResponse answer(String bucket, Map<String, StoredObject> objects) {
        var found = objects.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix) && isAfter(entry.getKey()))
                .map(entry -> ListItem.of(entry, prefix, delimiter))
                .distinct()
                .limit(maxKeys + 1L)
                .toList();
        return xml(bucket, found.subList(0, Math.min(maxKeys, found.size())), found.size() > maxKeys);
    }

    /** A page may end with a common prefix; the next one starts behind all that it stands for. */
    private boolean isAfter(String key) {
        var covered = !delimiter.isEmpty() && after.endsWith(delimiter) && key.startsWith(after);
        return key.compareTo(after) > 0 && !covered;
    }

    private ServiceResponse xml(String bucket, List<ListItem> page, boolean more) {
        var items = page.stream().map(item -> item.xml(this::text)).collect(Collectors.joining());
        var encoding = encoded ? "<EncodingType>url</EncodingType>" : "";
        var next = more ? "<NextContinuationToken>" + token(page) + "</NextContinuationToken>" : "";
        return ServiceResponse.of(200, "application/xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>%s</Name><Prefix>%s</Prefix>\
                %s<KeyCount>%d</KeyCount><MaxKeys>%d</MaxKeys><IsTruncated>%s</IsTruncated>%s%s</ListBucketResult>""".formatted(
                        bucket, text(prefix), encoding, page.size(), maxKeys, more, next, items));
    }

    /** A key or a prefix; a control character that is not encoded makes the document no XML, in S3 as well. */
    private String text(String name) {
        return encoded ? URLEncoder.encode(name, StandardCharsets.UTF_8).replace("%2F", "/") : XmlText.reference(name);
    }

    private static String token(List<ListItem> page) {
        var last = page.get(page.size() - 1).name();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    private static String token(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new AwsException(400, "InvalidArgument", "The continuation token provided is incorrect");
        }
    }

    /** A line of a listing: an object, or the prefix that objects have in common up to a delimiter. */
    private record ListItem(String name, Optional<StoredObject> object) {
        static ListItem of(Map.Entry<String, StoredObject> entry, String prefix, String delimiter) {
            var key = entry.getKey();
            var end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            return end < 0
                    ? new ListItem(key, Optional.of(entry.getValue()))
                    : new ListItem(key.substring(0, end + delimiter.length()), Optional.empty());
        }

        /** As an element, with the name written as the listing writes names. */
        String xml(UnaryOperator<String> text) {
            return object.map(stored -> contents(stored, text.apply(name)))
                    .orElseGet(() -> "<CommonPrefixes><Prefix>" + text.apply(name) + "</Prefix></CommonPrefixes>");
        }

        private static String contents(StoredObject stored, String key) {
            return """
                    <Contents><Key>%s</Key><LastModified>%s</LastModified><ETag>%s</ETag><Size>%d</Size>\
                    <StorageClass>STANDARD</StorageClass></Contents>""".formatted(
                            key,
                            stored.modified(),
                            XmlText.escape(stored.etag()),
                            stored.body().size());
        }
    }
}
