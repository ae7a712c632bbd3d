package kaikin.sandbox.demo;

import java.io.IOException;
import kaikin.sandbox.ShellAlias;

/** What a server's packet filter says itself. */
public record PacketFilterBans(ShellAlias server) {
    public boolean has(String address) throws IOException, InterruptedException {
        return server.run("nft", "get", "element", "ip", "sshguard", "attackers", "{ " + address + " }")
                .well();
    }

    /** All rules and sets, to compare. */
    public String everything() throws IOException, InterruptedException {
        return server.run("nft", "list", "ruleset").output();
    }
}
