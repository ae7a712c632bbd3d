package kaikin.policies.model;

import java.util.Optional;

/**
 * A line of the program that a change added or touched.
 *
 * @param key of a stack's file, such as {@code kaikin:fleets}, where the line is its value
 */
public record ChangedLine(SourceLine place, Optional<String> key) {}
