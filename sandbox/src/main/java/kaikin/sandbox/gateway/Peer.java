package kaikin.sandbox.gateway;

import java.net.InetAddress;

/** Who called: the address the call came from, and whether it came over TLS. */
public record Peer(InetAddress address, boolean tls) {}
