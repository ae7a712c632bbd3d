package kaikin.sandbox.cloud;

/**
 * What becomes of an event that a function fails on.
 *
 * @param more how often it is tried again
 * @param destination the ARN of what takes it in the end
 */
public record AsyncRetries(int more, String destination) {}
