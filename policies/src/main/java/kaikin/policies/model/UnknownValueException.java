package kaikin.policies.model;

/**
 * Someone needs a value that a preview does not know yet, or that a state does not show. The message says which, and
 * when it will be known.
 */
public final class UnknownValueException extends IllegalArgumentException {
    UnknownValueException(Urn urn, String name) {
        super("the «" + name + "» of " + urn.type() + " " + urn.name()
                + " is not known yet: AWS says it when the resource is made");
    }

    private UnknownValueException(String message) {
        super(message);
    }

    /** A secret of which a state has the ciphertext only. */
    static UnknownValueException encrypted(Urn urn, String name) {
        return new UnknownValueException(
                "the «" + name + "» of " + urn.type() + " " + urn.name() + " is a secret that is encrypted here");
    }
}
