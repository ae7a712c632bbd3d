package kaikin.sandbox.gateway;

/** A service behind a host name. */
@FunctionalInterface
public interface Service {
    /** Answers a call, or throws an {@link AwsException}, which the gateway spells in the host's protocol. */
    ServiceResponse answer(HttpCall call);
}
