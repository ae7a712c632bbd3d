package kaikin.notify;

/** AWS cannot say now; the message says why, for the log. */
public final class UnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
