package kaikin.sandbox.gateway;

/** Text for an XML document. */
public final class Xml {
    private Xml() {}

    /** The text escaped for an element or an attribute; what XML 1.0 cannot carry becomes a question mark. */
    public static String escape(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;");
    }
}
