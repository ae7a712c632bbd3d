package kaikin.sandbox.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kaikin.sandbox.Sandbox;
import kaikin.sandbox.namespace.NamespacePlan;

/** A running sandbox on one page of a browser; it costs nothing while nobody looks. */
public final class SandboxPage implements AutoCloseable {
    private static final long CALLS_MILLIS = 100;
    private static final long SERVERS_MILLIS = 500;

    private final PageServer server;
    private final ScheduledExecutorService looking;

    private SandboxPage(PageServer server, ScheduledExecutorService looking) {
        this.server = server;
        this.looking = looking;
    }

    /**
     * Opens the page of a sandbox; it is closed with that.
     *
     * @param port 0 takes any that is free
     */
    public static SandboxPage open(Sandbox sandbox, int port) throws IOException {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        var feed = new ServerSentEvents();
        feed.add("site", layout(sandbox));
        var server = PageServer.open(
                port,
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
                feed,
                new PageActions(sandbox)::carryOut);
        var looking = Executors.newScheduledThreadPool(2, task -> {
            var thread = new Thread(task, "page");
            thread.setDaemon(true);
            return thread;
        });
        var page = new SandboxPage(server, looking);
        var observer = new SandboxObserver(sandbox, feed);
        page.repeat(feed, CALLS_MILLIS, observer::lookAtCalls);
        page.repeat(feed, SERVERS_MILLIS, observer::lookAtServers);
        sandbox.closeWith(page::close);
        return page;
    }

    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        looking.shutdownNow();
        server.close();
    }

    private interface Look {
        void look() throws IOException, InterruptedException;
    }

    private void repeat(ServerSentEvents feed, long millis, Look look) {
        var unused = looking.scheduleWithFixedDelay(
                () -> {
                    try {
                        if (feed.isRead()) {
                            look.look();
                        }
                    } catch (IOException e) {
                        // The sandbox is ending, or busy: the next look says more.
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                0,
                millis,
                TimeUnit.MILLISECONDS);
    }

    /** Returns what does not change: who and what there is. */
    private static ObjectNode layout(Sandbox sandbox) {
        var bot = sandbox.bot();
        var layout = JsonNodeFactory.instance.objectNode();
        layout.put("hub", bot.hub().value()).put("bot", Long.toString(bot.bot()));
        numbers(bot.rooms().stream()).forEach(layout.putArray("rooms")::add);
        numbers(bot.people().stream()).forEach(layout.putArray("people")::add);
        var accounts = layout.putArray("accounts");
        sandbox.accounts()
                .forEach((name, id) -> accounts.addObject().put("name", name).put("id", id));
        var servers = layout.putArray("servers");
        sandbox.servers()
                .forEach(server -> servers.addObject()
                        .put("name", server.name())
                        .put("account", server.account())
                        .put("guard", server.guard().id()));
        NamespacePlan.CLIENT_ADDRESSES.forEach(layout.putArray("addresses")::add);
        return layout;
    }

    /** As texts: a browser's numbers end at 2^53. */
    private static Stream<String> numbers(Stream<Long> numbers) {
        return numbers.sorted().map(number -> Long.toString(number));
    }
}
