package kaikin.policies.review.alert;

import kaikin.policies.pack.Severity;

/**
 * What alerts have in common.
 *
 * @param id such as {@code no-wildcard-action}
 * @param info what must be, in one sentence
 * @param why what happens otherwise
 * @param link where more is said
 * @param level what its alerts do unless they say otherwise
 */
public record AlertRule(String id, String info, String why, String link, Severity severity, AlertLevel level) {}
