package kaikin.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import kaikin.aws.AwsClients;
import kaikin.aws.PrimingHttpClient;
import kaikin.chatwork.WebhookSignature;
import kaikin.contract.BanListFormat;
import kaikin.contract.BanListKey;
import kaikin.contract.WebhookEnvironment;

/**
 * A mention that is answered with a release, over and over, before anybody asks and without reaching anyone: the first
 * takes about seventy times as long as the thirtieth (910 ms and 13 ms, on a busy machine).
 */
record WebhookPriming(WebhookEnvironment environment, String region, JsonLog journal) {
    private static final String TOKEN = "cmVoZWFyc2Fs";
    private static final String ADDRESS = "192.0.2.1";
    /**
     * The JVM's first compiler takes a method at its 200th call: with 30 the first person waited half as long again.
     */
    private static final int TIMES = 300;

    static WebhookPriming of(Map<String, String> variables, JsonLog journal) {
        return new WebhookPriming(
                WebhookEnvironment.parse(variables), variables.getOrDefault("AWS_REGION", ""), journal);
    }

    void run() {
        var components = components();
        for (var time = 0; time < TIMES; time++) {
            say(time, ADDRESS, components);
        }
        say(TIMES, "history", components);
        components.clients().close();
    }

    private void say(int message, String words, WebhookFunction.WebhookComponents components) {
        var body = mention(message, words).getBytes(UTF_8);
        var headers = Map.of("x-chatworkwebhooksignature", new WebhookSignature(TOKEN).of(body));
        components.webhook().answer(new HttpApiEvent(headers, Map.of(), body), "rehearsal");
    }

    private WebhookFunction.WebhookComponents components() {
        var hub = environment.hub();
        var key = new BanListKey(
                environment.fleets().stream().findFirst().orElse(hub), "i-0123456789abcdef0", "rehearsal");
        var text = """
                %s
                listing iptables-nft
                -N sshguard
                -A sshguard -s %s/32 -j DROP
                end
                """.formatted(
                        new BanListFormat.Header(key.account(), key.instance(), key.server(), Instant.now()), ADDRESS);
        var clients = AwsClients.offline(region, new PrimingHttpClient(TOKEN, key, text));
        return WebhookFunction.WebhookComponents.of(environment, region, clients, journal);
    }

    /** By somebody who may ask, where there is anyone. */
    private String mention(int message, String words) {
        return """
                {"webhook_event_type":"mention_to_me","webhook_event_time":%d,"webhook_event":{"from_account_id":%d,\
                "to_account_id":%d,"room_id":%d,"message_id":"%d","body":"[To:%d] %s"}}""".formatted(
                        Instant.now().getEpochSecond(),
                        environment.people().stream().findFirst().orElse(1L),
                        environment.bot(),
                        environment.rooms().stream().findFirst().orElse(1L),
                        message + 1,
                        environment.bot(),
                        words);
    }
}
