package kaikin.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import kaikin.chatwork.Mention;
import kaikin.chatwork.Questions;
import kaikin.chatwork.WebhookEvent;
import kaikin.unban.BanLists;
import kaikin.unban.ServerList;

/** What runs once before the snapshot, so that its classes are loaded and warm; it changes nothing anywhere. */
record Priming(Assembly assembly, Journal journal) {
    private static final String EVENT = """
            {"webhook_event_type":"mention_to_me","webhook_event_time":0,"webhook_event":{"from_account_id":1,\
            "to_account_id":0,"room_id":1,"message_id":"1","body":"[To:0] 192.0.2.1"}}""";

    void run() {
        if (WebhookEvent.read(EVENT.getBytes(UTF_8)) instanceof Mention mention) {
            Questions.of(mention, "priming");
        }
        assembly.webhook()
                .answer(
                        new HttpEvent(Map.of("x-chatworkwebhooksignature", "priming"), Map.of(), EVENT.getBytes(UTF_8)),
                        "priming");
        try {
            assembly.lists().each(ServerList::server);
        } catch (BanLists.UnavailableException e) {
            journal.write("priming", Map.of("outcome", "incomplete", "detail", String.valueOf(e.getMessage())));
        }
    }
}
