package kaikin.sandbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kaikin.sandbox.Sandbox;
import kaikin.sandbox.Sandbox.Machine;
import kaikin.sandbox.audit.Audit;
import kaikin.sandbox.audit.Audit.AuditEntry;
import kaikin.sandbox.demo.DemoRecord.DemoStep;

/** The way of one message, from a ban in one account to its end by a word in the other. */
public final class Demo {
    private static final String SERVER = "opengate-1";
    private static final String OTHER_SERVER = "gitlab-1";
    private static final String ADDRESS = "203.0.113.7";
    /** The first contains the client's address as text. */
    private static final List<String> OTHERS = List.of("203.0.113.70", "198.51.100.23", "192.0.2.44");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Sandbox sandbox;
    private final DemoOutput telling;
    private final ChatUser person;
    private final ClientMachine client;
    private final PacketFilterBans bans;
    private final PacketFilterBans otherBans;
    private final List<DemoStep> steps = new ArrayList<>();
    private int audited;
    private int delivered;

    public Demo(Sandbox sandbox, DemoOutput telling) {
        this.sandbox = sandbox;
        this.telling = telling;
        person = new ChatUser(sandbox);
        client = new ClientMachine(sandbox.machine("client"));
        bans = new PacketFilterBans(sandbox.machine(SERVER));
        otherBans = new PacketFilterBans(sandbox.machine(OTHER_SERVER));
    }

    public DemoRecord tell() throws IOException, InterruptedException {
        hops(title("Both accounts come up: the servers report to Systems Manager, the function reads its tokens"));
        var blocked = getBanned();
        var otherBefore = otherBans.everything();
        passAMinute();
        var answer = askTheBot();
        var reachable = waitForTheRelease();
        var outcome = hearTheOutcome();
        var others = othersStillBanned();
        var untouched = otherServerUntouched(otherBefore);
        return new DemoRecord(
                List.copyOf(steps), answer, outcome, new DemoRecord.Findings(blocked, reachable, others, untouched));
    }

    private boolean getBanned() throws IOException, InterruptedException {
        var title = title("A client fails to log in three times; sshguard bans it, and three others");
        for (var address : OTHERS) {
            fail(address, SERVER);
        }
        fail(OTHERS.get(0), OTHER_SERVER);
        fail(ADDRESS, SERVER);
        var banned = Await.trueWithin(PATIENCE, () -> bans.has(ADDRESS) && allBanned());
        var blocked = banned && client.timesOut(ADDRESS, SERVER);
        world(title, "client " + ADDRESS, "connect", SERVER + ":22", blocked ? "timed out" : "connected");
        return blocked;
    }

    private void passAMinute() throws IOException, InterruptedException {
        var title = title("A minute passes: both servers upload their ban lists");
        sandbox.minute().lines().forEach(telling::line);
        hops(title);
    }

    private String askTheBot() throws IOException, InterruptedException {
        var title = title("A person mentions the bot: «%s»".formatted(ADDRESS));
        var status = person.say(ADDRESS);
        world(
                title,
                "Chatwork",
                "POST " + sandbox.webhook().replaceFirst("http://[^/]*", ""),
                "HTTP API",
                "HTTP " + status);
        var room = person.room();
        hops(title);
        return said(room, 0);
    }

    private String hearTheOutcome() throws IOException, InterruptedException {
        var title = title("The hub hears how it ended, and the bot says so in the same thread");
        Await.trueWithin(PATIENCE, () -> person.room().size() > 1);
        hops(title);
        return said(person.room(), 1);
    }

    private String said(List<String> room, int index) {
        var message = index < room.size() ? room.get(index) : "";
        telling.said(message);
        return message;
    }

    private boolean waitForTheRelease() throws IOException, InterruptedException {
        var title = title("The server frees exactly that address, and uploads its fresh list");
        var reachable = Await.trueWithin(PATIENCE, () -> client.logsIn(ADDRESS, SERVER));
        Await.trueWithin(
                PATIENCE,
                () -> entries(sandbox.audit()).stream()
                        .skip(audited)
                        .anyMatch(entry -> entry.action().equals("s3:PutObject")));
        hops(title);
        world(title, "client " + ADDRESS, "log in", SERVER + ":22", reachable ? "connected" : "still blocked");
        return reachable;
    }

    private boolean othersStillBanned() throws IOException, InterruptedException {
        var title = title("The other bans are still there");
        var others = allBanned() && client.timesOut(OTHERS.get(0), SERVER);
        for (var address : OTHERS) {
            world(title, "nftables", "get element", SERVER + " " + address, bans.has(address) ? "banned" : "gone");
        }
        return others;
    }

    /** Its packet filter is as it was, and no release was sent to it. */
    private boolean otherServerUntouched(String before) throws IOException, InterruptedException {
        var title = title(OTHER_SERVER + " was never touched");
        var same = otherBans.everything().equals(before) && otherBans.has(OTHERS.get(0));
        world(title, "nftables", "list ruleset", OTHER_SERVER, same ? "unchanged" : "changed");
        return same;
    }

    private void fail(String address, String server) throws IOException, InterruptedException {
        for (var attempt = 0; attempt < 3; attempt++) {
            client.failToLogIn(address, server);
        }
    }

    private boolean allBanned() throws IOException, InterruptedException {
        for (var address : OTHERS) {
            if (!bans.has(address)) {
                return false;
            }
        }
        return true;
    }

    private String title(String title) {
        telling.title(title);
        return title;
    }

    /** Tells what happened without anyone's policy: on the wire, or in a packet filter. */
    private void world(String title, String principal, String action, String resource, String decision) {
        tell(new DemoStep(title, "", principal, action, resource, decision, ""));
    }

    /** Tells what has been decided since the last time, in the order of deciding. */
    private void hops(String title) throws IOException {
        var deliveries = entries(sandbox.deliveries());
        deliveries.stream().skip(delivered).forEach(entry -> tell(DemoStep.of(title, entry)));
        delivered = deliveries.size();
        var calls = entries(sandbox.audit());
        calls.stream().skip(audited).forEach(entry -> tell(DemoStep.of(title, entry)));
        audited = calls.size();
    }

    private void tell(DemoStep step) {
        steps.add(step);
        telling.step(step);
    }

    private static List<AuditEntry> entries(Path file) throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(Audit::read).toList()
                : List.of();
    }

    /** The bans that a server's packet filter holds itself. */
    public record PacketFilterBans(Machine server) {
        public boolean has(String address) throws IOException, InterruptedException {
            return server.run("nft", "get", "element", "ip", "sshguard", "attackers", "{ " + address + " }")
                    .well();
        }

        /** All rules and sets, to compare. */
        public String everything() throws IOException, InterruptedException {
            return server.run("nft", "list", "ruleset").output();
        }
    }
}
