package kaikin.sandbox.gateway;

/** An error as AWS names it. */
public record AwsError(int status, String code, String message) {}
