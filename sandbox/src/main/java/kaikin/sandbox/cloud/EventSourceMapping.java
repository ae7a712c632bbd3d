package kaikin.sandbox.cloud;

/**
 * A queue that Lambda reads for a function.
 *
 * @param functionArn of the function or of an alias of it
 * @param batchSize how many messages an event holds at most
 */
public record EventSourceMapping(String queueArn, String functionArn, int batchSize) {}
