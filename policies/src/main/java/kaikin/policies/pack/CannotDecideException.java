package kaikin.policies.pack;

/** A rule met a value that it must know and does not. The message says which, and never shows a secret. */
public final class CannotDecideException extends RuntimeException {
    public CannotDecideException(String message) {
        super(message);
    }
}
