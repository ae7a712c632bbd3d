package kaikin.sandbox;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kaikin.contract.AccountId;
import kaikin.contract.WebhookEnvironment;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.sandbox.SandboxOptions.ServerChoice;
import kaikin.sandbox.cloud.Cloud;

/**
 * The accounts, servers and tokens that this machine is to have.
 *
 * @param bot what the deployed function knows of bot, rooms and people
 */
record SandboxLayout(Cloud cloud, WebhookEnvironment bot, List<NamespaceConfig.Server> servers, ChatworkTokens tokens) {
    /** Deploys the plans, in their order, with the sandbox's own tokens for secrets. */
    static SandboxLayout of(List<Plan> plans, ChatworkTokens tokens, List<ServerChoice> chosen) {
        var cloud = new Cloud();
        for (var plan : plans) {
            fill(plan, tokens);
            cloud.deploy(plan);
        }
        var bot = bot(cloud);
        var servers = chosen.isEmpty()
                ? usual(bot)
                : IntStream.range(0, chosen.size())
                        .mapToObj(i -> server(
                                chosen.get(i), cloud.account(chosen.get(i).account()), i))
                        .toList();
        return new SandboxLayout(cloud, bot, servers, tokens);
    }

    /** The real host names that lead to the gateway. */
    List<String> hostNames() {
        return new GatewayHosts(cloud.region()).all(cloud);
    }

    /** Returns what the deployed function knows of bot, rooms and people. */
    static WebhookEnvironment bot(Cloud cloud) {
        return cloud.functions().stream()
                .filter(function -> cloud.routes().stream()
                        .anyMatch(route -> function.aliases().contains(route.functionArn())))
                .findFirst()
                .map(function -> WebhookEnvironment.parse(function.environment()))
                .orElseThrow(() -> new IllegalArgumentException("no stack among these is a hub: none has a webhook"));
    }

    private static List<NamespaceConfig.Server> usual(WebhookEnvironment bot) {
        // The first server lives where the hub does, if servers do; the second in another account, if there is one.
        var accounts = bot.fleets().stream()
                .sorted(Comparator.comparing((AccountId fleet) -> !fleet.equals(bot.hub()))
                        .thenComparing(AccountId::value))
                .map(AccountId::value)
                .toList();
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("no account has servers: kaikin:fleets of the hub's stack is empty");
        }
        return IntStream.range(0, ServerChoice.DEFAULT.size())
                .mapToObj(i -> server(ServerChoice.DEFAULT.get(i), accounts.get(Math.min(i, accounts.size() - 1)), i))
                .toList();
    }

    private static NamespaceConfig.Server server(ServerChoice choice, String account, int index) {
        return new NamespaceConfig.Server(
                choice.name(), account, "10.90.0." + (11 + index), choice.guard(), choice.oldAgent());
    }

    /** Puts the sandbox's own tokens where the plan has secrets that nobody can read here. */
    private static void fill(Plan plan, ChatworkTokens tokens) {
        plan.ofType("aws:ssm/parameter:Parameter").forEach(parameter -> {
            fill(parameter, WebhookEnvironment.WEBHOOK_TOKEN_PARAMETER, tokens.webhook());
            fill(parameter, WebhookEnvironment.API_TOKEN_PARAMETER, tokens.api());
        });
    }

    private static void fill(PlannedResource parameter, String name, String value) {
        if (parameter.text("name").equals(name)) {
            parameter.inputs().put("value", value);
            parameter.outputs().put("value", value);
        }
    }

    /** The tokens that Chatwork and the bot know each other by, in this sandbox only. */
    record ChatworkTokens(String webhook, String api) {
        private static final SecureRandom RANDOM = new SecureRandom();

        static ChatworkTokens of(SandboxOptions setup) {
            return new ChatworkTokens(
                    setup.webhookToken().orElseGet(() -> Base64.getEncoder().encodeToString(random(32))),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(random(24)));
        }

        private static byte[] random(int count) {
            var bytes = new byte[count];
            RANDOM.nextBytes(bytes);
            return bytes;
        }

        /** Not the tokens: this text may land in a log. */
        @Override
        public String toString() {
            return "tokens";
        }
    }
}
