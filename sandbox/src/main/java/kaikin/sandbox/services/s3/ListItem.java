package kaikin.sandbox.services.s3;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import kaikin.sandbox.gateway.AwsProtocol.XmlText;

/** A line of a listing: an object, or the prefix that objects have in common up to a delimiter. */
record ListItem(String name, Optional<StoredObject> object) {
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
