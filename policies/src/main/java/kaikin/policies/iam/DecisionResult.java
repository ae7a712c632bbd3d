package kaikin.policies.iam;

/** How a request ends. */
public enum DecisionResult {
    ALLOWED,
    /** A statement denies it, whatever others allow. */
    EXPLICITLY_DENIED,
    /** Nothing denies it, but too little allows it. */
    NOT_ALLOWED
}
