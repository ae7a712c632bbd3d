package kaikin.sandbox.gateway;

/** What a service answers. */
public record Reply(int status, HeaderFields headers, Body body) {
    private static final String CONTENT_TYPE = "Content-Type";

    /** The media type of AWS's JSON protocol; see Smithy's awsJson1_1. */
    public static Reply json(int status, String json) {
        return of(status, "application/x-amz-json-1.1", json);
    }

    public static Reply xml(int status, String xml) {
        return of(status, "text/xml", xml);
    }

    public static Reply text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    public static Reply empty(int status) {
        return new Reply(status, HeaderFields.NONE, Body.EMPTY);
    }

    public static Reply of(int status, String contentType, String text) {
        return new Reply(status, HeaderFields.NONE.with(CONTENT_TYPE, contentType), Body.of(text));
    }

    public Reply with(String name, String value) {
        return new Reply(status, headers.replacing(name, value), body);
    }
}
