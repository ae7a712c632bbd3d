package kaikin.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import kaikin.contract.AccountId;
import kaikin.contract.RoleNames;
import kaikin.sandbox.Sandbox;
import kaikin.sandbox.demo.Await;
import kaikin.sandbox.demo.ClientMachine;
import kaikin.sandbox.namespace.NamespacePlan;

/** Carries out what people do on the page. Nothing that a browser sends is taken but what it can choose there. */
record PageActions(Sandbox sandbox) {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    /** So many calls that it does not end by itself. */
    private static final String ENDLESS = "99999";

    /** A request that cannot have come from the page. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    /** Carries one out and answers what there is to say of it, as JSON or as text. */
    String carryOut(String action, JsonNode what) throws Refused, IOException, InterruptedException {
        return switch (action) {
            case "say" -> sandbox.control().post("/say", what.toString());
            case "minute" -> sandbox.control().post("/minute", "");
            case "ban" -> ban(server(what), what.path("address").asText());
            case "fault" -> fault(what);
            default -> throw new Refused("there is no such action");
        };
    }

    /** The real way into a ban: logins that fail. */
    private String ban(Sandbox.Server server, String address) throws Refused, IOException, InterruptedException {
        if (!NamespacePlan.CLIENT_ADDRESSES.contains(address)) {
            throw new Refused("the client does not have that address");
        }
        var bans = new LiveBans(sandbox.machine(server.name()), server.guard());
        var client = new ClientMachine(sandbox.machine("client"));
        // The name without a family leads to the server's IPv4 address.
        var host = (address.contains(":") ? "ip6-" : "") + server.name();
        for (var attempt = 0; attempt < 3 && !has(bans, address); attempt++) {
            client.failToLogIn(address, host);
        }
        return Await.trueWithin(PATIENCE, () -> has(bans, address)) ? "banned" : "not banned";
    }

    private static boolean has(LiveBans bans, String address) throws IOException, InterruptedException {
        return bans.read().filter(all -> all.contains(address)).isPresent();
    }

    private String fault(JsonNode what) throws Refused, IOException {
        var on = what.path("on").asBoolean();
        var end = on ? "" : "--end ";
        return switch (what.path("fault").asText()) {
            case "operator" ->
                sandbox.control().post("/revoke", end + RoleNames.operator(new AccountId(account(what))));
            case "silence" ->
                sandbox.control().post("/silence", end + server(what).name());
            case "throttle" -> sandbox.control().post("/mishap", "s3 throttled " + (on ? ENDLESS : "0"));
            default -> throw new Refused("there is no such fault");
        };
    }

    private Sandbox.Server server(JsonNode what) throws Refused {
        var name = what.path("server").asText();
        return sandbox.servers().stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused("there is no such server"));
    }

    private String account(JsonNode what) throws Refused {
        return Optional.of(what.path("account").asText())
                .filter(account -> sandbox.accounts().containsValue(account))
                .orElseThrow(() -> new Refused("there is no such account"));
    }
}
