package kaikin.policies.review.alert;

import kaikin.policies.model.SourceLine;

/**
 * A line, and what it has to do with an alert.
 *
 * @param what such as «the component around it»
 */
public record Location(SourceLine line, String what) {}
