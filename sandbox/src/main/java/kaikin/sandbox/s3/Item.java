package kaikin.sandbox.s3;

import java.util.Map;
import java.util.Optional;
import kaikin.sandbox.gateway.Xml;

/** A line of a listing: an object, or the prefix that objects have in common up to a delimiter. */
record Item(String name, Optional<StoredObject> object) {
    static Item of(Map.Entry<String, StoredObject> entry, String prefix, String delimiter) {
        var key = entry.getKey();
        var end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return end < 0
                ? new Item(key, Optional.of(entry.getValue()))
                : new Item(key.substring(0, end + delimiter.length()), Optional.empty());
    }

    String xml() {
        return object.map(this::contents)
                .orElseGet(() -> "<CommonPrefixes><Prefix>" + Xml.escape(name) + "</Prefix></CommonPrefixes>");
    }

    private String contents(StoredObject stored) {
        return """
                <Contents><Key>%s</Key><LastModified>%s</LastModified><ETag>%s</ETag><Size>%d</Size>\
                <StorageClass>STANDARD</StorageClass></Contents>""".formatted(
                        Xml.escape(name),
                        stored.modified(),
                        Xml.escape(stored.etag()),
                        stored.body().size());
    }
}
