package kaikin.policies.pack;

/** How bad a violation is. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
