package kaikin.sandbox.gateway;

/** The answer of a service. */
public record ServiceResponse(int status, HeaderFields headers, ByteBody body) {
    private static final String CONTENT_TYPE = "Content-Type";

    /** The media type of AWS's JSON protocol; see Smithy's awsJson1_1. */
    public static ServiceResponse json(int status, String json) {
        return of(status, "application/x-amz-json-1.1", json);
    }

    public static ServiceResponse xml(int status, String xml) {
        return of(status, "text/xml", xml);
    }

    public static ServiceResponse text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    public static ServiceResponse empty(int status) {
        return new ServiceResponse(status, HeaderFields.NONE, ByteBody.EMPTY);
    }

    public static ServiceResponse of(int status, String contentType, String text) {
        return new ServiceResponse(status, HeaderFields.NONE.with(CONTENT_TYPE, contentType), ByteBody.of(text));
    }

    public ServiceResponse with(String name, String value) {
        return new ServiceResponse(status, headers.replacing(name, value), body);
    }
}
