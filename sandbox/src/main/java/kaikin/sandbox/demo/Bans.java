package kaikin.sandbox.demo;

import java.io.IOException;
import kaikin.sandbox.Machine;

/** What a server's packet filter says itself. */
public record Bans(Machine server) {
    public boolean has(String address) throws IOException, InterruptedException {
        return server.run("nft", "get", "element", "ip", "sshguard", "attackers", "{ " + address + " }")
                .well();
    }

    /** All rules and sets, to compare. */
    public String everything() throws IOException, InterruptedException {
        return server.run("nft", "list", "ruleset").output();
    }
}
