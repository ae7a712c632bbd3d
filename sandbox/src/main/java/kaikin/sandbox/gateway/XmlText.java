package kaikin.sandbox.gateway;

import java.util.regex.Pattern;

/** Text for an XML document. */
public final class XmlText {
    private static final Pattern NOT_IN_XML = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]");

    private XmlText() {}

    /** The text escaped for an element or an attribute; what XML 1.0 cannot carry becomes a question mark. */
    public static String escape(String text) {
        return marked(NOT_IN_XML.matcher(text).replaceAll("?"));
    }

    /** The same as S3 does it: what XML 1.0 cannot carry is a reference to it, which no XML parser takes. */
    public static String reference(String text) {
        return NOT_IN_XML
                .matcher(marked(text))
                .replaceAll(match -> "&#x" + Integer.toHexString(match.group().charAt(0)) + ";");
    }

    private static String marked(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;");
    }
}
