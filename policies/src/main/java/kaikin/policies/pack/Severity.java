package kaikin.policies.pack;

/** The severity of a violation. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
