package kaikin.policies.plan;

/** Somebody needs a value that a preview does not know yet. The message says which, and when it will be known. */
public final class UnknownValueException extends IllegalArgumentException {
    UnknownValueException(Urn urn, String name) {
        super("the «" + name + "» of " + urn.type() + " " + urn.name()
                + " is not known yet: AWS says it when the resource is made");
    }
}
