package kaikin.contract;

/** The Systems Manager document that frees one address on a server. */
public final class ReleaseDocument {
    public static final String NAME = "kaikin-release";

    /** Its one parameter: the address, in canonical form. */
    public static final String ADDRESS = "Address";

    /** What an address may look like to the service: no blank, quote, or letter that a shell would heed. */
    public static final String ADDRESS_PATTERN = "^[0-9a-f.:]{2,45}$";

    private ReleaseDocument() {}
}
