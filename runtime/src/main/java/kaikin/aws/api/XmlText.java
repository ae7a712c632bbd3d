package kaikin.aws.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The flat XML that S3 and STS answer with: elements without attributes, whose texts hold no markup but the five
 * entities.
 *
 * <p>The JDK's XML readers cost a cold function about as much as all the rest of its work.
 */
record XmlText(String text) {
    /** The text of the first element of this name; empty where there is none. */
    Optional<String> first(String name) {
        return inner(name, 0).map(inner -> unescaped(inner.text()));
    }

    /** The content of every element of this name, in order. */
    List<XmlText> each(String name) {
        var found = new ArrayList<XmlText>();
        for (var inner = inner(name, 0);
                inner.isPresent();
                inner = inner(name, inner.get().end())) {
            found.add(new XmlText(inner.get().text()));
        }
        return found;
    }

    private record Inner(String text, int end) {}

    private Optional<Inner> inner(String name, int from) {
        var opening = "<" + name + ">";
        var start = text.indexOf(opening, from);
        var end = start < 0 ? -1 : text.indexOf("</" + name + ">", start);
        return end < 0 ? Optional.empty() : Optional.of(new Inner(text.substring(start + opening.length(), end), end));
    }

    private static String unescaped(String text) {
        return text.indexOf('&') < 0
                ? text
                : text.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&#34;", "\"")
                        .replace("&apos;", "'")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&");
    }
}
