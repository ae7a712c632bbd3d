package kaikin.sandbox.services.chatwork;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.HttpCall.FormFields;
import kaikin.sandbox.gateway.Service;
import kaikin.sandbox.gateway.ServiceResponse;

/** Chatwork's API, as far as the bot calls it, and what was posted there. */
public final class ChatworkApi implements Service {
    private static final Pattern MESSAGES = Pattern.compile("(?:/v2)?/rooms/([1-9][0-9]{0,17})/messages");
    private static final int LONGEST = 65_535;

    private final String token;
    private final long bot;
    private final Clock clock;
    private final Map<Long, List<Message>> rooms = new ConcurrentHashMap<>();
    // Chatwork's ids are larger than 2^53.
    private final AtomicLong ids = new AtomicLong(1_900_000_000_000_000_000L);

    public ChatworkApi(String token, long bot, Clock clock) {
        this.token = token;
        this.bot = bot;
        this.clock = clock;
    }

    /** A message in a room. */
    record Message(String id, long account, String body, Instant written) {
        long time() {
            return written.getEpochSecond();
        }
    }

    /** The API that the bot calls, behind its token. */
    @Override
    public ServiceResponse answer(HttpCall call) {
        var given = call.headers().first("X-ChatWorkToken").orElse("");
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
            return error(401, "Invalid API token");
        }
        if (call.method().equals("GET") && call.rawPath().equals("/v2/me")) {
            var me = JsonNodeFactory.instance.objectNode().put("account_id", bot);
            me.put("room_id", bot).put("name", "kaikin").put("chatwork_id", "");
            return ServiceResponse.of(200, "application/json", me.toString());
        }
        var room = MESSAGES.matcher(call.rawPath());
        if (!room.matches() || !call.rawPath().startsWith("/v2/")) {
            return error(404, "Not found");
        }
        return call.method().equals("POST") ? post(Long.parseLong(room.group(1)), call) : error(405, "Not allowed");
    }

    /** Shows what people see: the messages of a room, oldest first. Nothing but reading, and no token. */
    public ServiceResponse show(HttpCall call) {
        var room = MESSAGES.matcher(call.rawPath());
        if (!call.method().equals("GET") || !room.matches()) {
            return error(404, "Not found");
        }
        var messages = JsonNodeFactory.instance.arrayNode();
        for (var message : rooms.getOrDefault(Long.parseLong(room.group(1)), List.of())) {
            var json = messages.addObject().put("message_id", message.id());
            json.putObject("account").put("account_id", message.account());
            json.put("body", message.body()).put("send_time", message.time()).put("update_time", 0);
        }
        return ServiceResponse.of(200, "application/json", messages.toString());
    }

    /** All messages of all rooms, oldest first, as JSON: for whoever owns the sandbox. */
    public String all() {
        var messages = JsonNodeFactory.instance.arrayNode();
        rooms.forEach((room, written) -> written.forEach(message -> messages.addObject()
                .put("room", Long.toString(room))
                .put("id", message.id())
                .put("account", Long.toString(message.account()))
                .put("time", message.written().toString())
                .put("body", message.body())));
        return messages.toString();
    }

    /** Someone writes in a room; answers the message's id. */
    public String write(long room, long account, String body) {
        var id = Long.toString(ids.incrementAndGet());
        rooms.computeIfAbsent(room, any -> new CopyOnWriteArrayList<>())
                .add(new Message(id, account, body, clock.instant()));
        return id;
    }

    private ServiceResponse post(long room, HttpCall call) {
        if (!call.headers().first("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            return error(400, "The content type must be application/x-www-form-urlencoded");
        }
        var body = FormFields.parse(call.body().text()).first("body").orElse("");
        if (body.isEmpty()) {
            return error(400, "Parameter 'body' is required");
        }
        if (body.length() > LONGEST) {
            return error(400, "Parameter 'body' is too long");
        }
        var id = write(room, bot, body);
        return ServiceResponse.of(
                200,
                "application/json",
                JsonNodeFactory.instance.objectNode().put("message_id", id).toString());
    }

    private static ServiceResponse error(int status, String message) {
        var json = JsonNodeFactory.instance.objectNode();
        json.putArray("errors").add(message);
        return ServiceResponse.of(status, "application/json", json.toString());
    }
}
