package kaikin.policies.review.alert;

import java.util.Locale;

/** What an alert does to the check, the worst first. */
public enum AlertLevel {
    /** Fails it. */
    ERROR,
    /** Is said, and fails nothing. */
    WARNING,
    /** Is worth knowing. */
    NOTE;

    /** SARIF's word. */
    String sarif() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The workflow command's name. */
    String command() {
        return this == NOTE ? "notice" : sarif();
    }
}
