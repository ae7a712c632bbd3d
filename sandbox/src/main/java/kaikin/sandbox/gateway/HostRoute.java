package kaikin.sandbox.gateway;

/** A service, and how the hosts that lead to it spell errors. */
public record HostRoute(AwsProtocol protocol, Service service) {}
