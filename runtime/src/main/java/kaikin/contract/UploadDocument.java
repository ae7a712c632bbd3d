package kaikin.contract;

/** The Systems Manager document that uploads a server's ban list. It has no parameters. */
public final class UploadDocument {
    public static final String NAME = "kaikin-upload-ban-list";

    private UploadDocument() {}
}
