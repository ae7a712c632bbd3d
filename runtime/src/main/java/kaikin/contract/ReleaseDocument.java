package kaikin.contract;

/** The Systems Manager document that frees one address on a server, or looks whether it is banned. */
public final class ReleaseDocument {
    public static final String NAME = "kaikin-release";

    /** The parameter that is the address, in canonical form. */
    public static final String ADDRESS = "Address";

    /** What an address may look like to the service: no blank, quote, or letter that a shell would heed. */
    public static final String ADDRESS_PATTERN = "^[0-9a-f.:]{2,45}$";

    /** The parameter that says what to do: {@link #RELEASE}, which it is by default, or {@link #CHECK}. */
    public static final String ACTION = "Action";

    /** Frees the address. */
    public static final String RELEASE = "release";

    /** Looks, and changes nothing. */
    public static final String CHECK = "check";

    private ReleaseDocument() {}
}
