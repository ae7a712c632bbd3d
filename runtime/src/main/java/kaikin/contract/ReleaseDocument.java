package kaikin.contract;

import java.time.Duration;

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

    /** How long a server may take to fetch a command; without a limit a person would hear of a dead server after an hour. */
    public static final Duration DELIVERY_TIMEOUT = Duration.ofMinutes(1);

    /** How long its script may run. */
    public static final Duration EXECUTION_TIMEOUT = Duration.ofMinutes(2);

    /** The longest that a command of this document takes, from SendCommand to a final status. */
    public static final Duration LONGEST = DELIVERY_TIMEOUT.plus(EXECUTION_TIMEOUT);

    private ReleaseDocument() {}
}
