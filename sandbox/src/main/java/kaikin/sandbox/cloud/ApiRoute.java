package kaikin.sandbox.cloud;

/**
 * A route of a deployed HTTP API, and the function behind it.
 *
 * @param key method and path, such as {@code POST /chatwork}
 */
public record ApiRoute(String apiId, String account, String key, String functionArn) {}
