package kaikin.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kaikin.sandbox.Sandbox;

/** Looks at a running sandbox and tells the feed what is new: decisions, messages, commands, bans and faults. */
final class SandboxObserver {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sandbox sandbox;
    private final ServerSentEvents feed;
    private final Map<Path, Long> read = new HashMap<>();
    /** The last news of everything that changes. */
    private final Map<String, JsonNode> told = new ConcurrentHashMap<>();

    SandboxObserver(Sandbox sandbox, ServerSentEvents feed) {
        this.sandbox = sandbox;
        this.feed = feed;
    }

    /** Looks at what changes within milliseconds. */
    void lookAtCalls() throws IOException {
        // In the order in which one leads to the other: questions, decisions, commands, answers.
        var messages = JSON.readTree(sandbox.control().get("/messages"));
        tellMessages(messages, false);
        follow(sandbox.deliveries(), "delivery");
        follow(sandbox.audit(), "call");
        for (var command : JSON.readTree(sandbox.control().get("/commands"))) {
            tell("command", command.path("id").asText(), command);
        }
        tellMessages(messages, true);
        tell("faults", "", JSON.readTree(sandbox.control().get("/faults")));
    }

    private void tellMessages(JsonNode messages, boolean bots) {
        for (var message : messages) {
            if (bots == (message.path("account").asLong() == sandbox.bot().bot())) {
                tell("message", message.path("id").asText(), message);
            }
        }
    }

    /** Looks at what the servers ban; asking them takes a program on each. */
    void lookAtServers() throws IOException, InterruptedException {
        for (var server : sandbox.servers()) {
            var bans = new LiveBans(sandbox.machine(server.name()), server.guard()).read();
            var json = JsonNodeFactory.instance.objectNode().put("server", server.name());
            json.put("readable", bans.isPresent());
            var addresses = json.putArray("addresses");
            bans.ifPresent(all -> all.forEach(addresses::add));
            tell("bans", server.name(), json);
        }
    }

    /** Tells the lines that a file has got since the last time, but not one that is still being written. */
    private void follow(Path file, String source) throws IOException {
        var from = read.getOrDefault(file, 0L);
        if (!Files.exists(file) || Files.size(file) == from) {
            return;
        }
        byte[] bytes;
        try (var open = new RandomAccessFile(file.toFile(), "r")) {
            open.seek(from);
            bytes = new byte[Math.toIntExact(open.length() - from)];
            open.readFully(bytes);
        }
        var end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        read.put(file, from + end);
        for (var line :
                new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList()) {
            var decision = (ObjectNode) JSON.readTree(line);
            feed.add("decision", decision.put("source", source));
        }
    }

    private void tell(String type, String name, JsonNode now) {
        if (!now.equals(told.put(type + " " + name, now))) {
            feed.add(type, now);
        }
    }
}
