package kaikin.contract;

import java.time.Duration;

/** The Systems Manager document that frees one address on a server, or looks whether it is banned. */
public final class ReleaseDocument {
    public static final String NAME = "kaikin-release";

    /** The parameter that is the address, in canonical form. */
    public static final String ADDRESS = "Address";

    /** The pattern that the service checks an address by: no blank, quote, or letter that a shell would heed. */
    public static final String ADDRESS_PATTERN = "^[0-9a-f.:]{2,45}$";

    /** The parameter that says what to do: {@link #RELEASE}, which it is by default, or {@link #CHECK}. */
    public static final String ACTION = "Action";

    /** Frees the address. */
    public static final String RELEASE = "release";

    /** Looks, and changes nothing. */
    public static final String CHECK = "check";

    /**
     * Limits the time that a server takes to fetch a command; else a person would hear of a dead server after an hour.
     */
    public static final Duration DELIVERY_TIMEOUT = Duration.ofMinutes(1);

    /** Limits the time that its script runs. */
    public static final Duration EXECUTION_TIMEOUT = Duration.ofMinutes(2);

    /** The longest that a command of this document takes, from SendCommand to a final status. */
    public static final Duration LONGEST = DELIVERY_TIMEOUT.plus(EXECUTION_TIMEOUT);

    private ReleaseDocument() {}
}
