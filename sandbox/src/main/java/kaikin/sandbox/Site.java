package kaikin.sandbox;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kaikin.contract.AccountId;
import kaikin.contract.WebhookEnvironment;
import kaikin.policies.plan.Plan;
import kaikin.sandbox.cloud.Cloud;

/**
 * What is to stand on this machine.
 *
 * @param bot what the deployed function knows of bot, rooms and people
 */
record Site(Cloud cloud, WebhookEnvironment bot, List<Scene.Server> servers, Tokens tokens) {
    /** Deploys the plans, in their order, with the sandbox's own tokens for secrets. */
    static Site of(List<Plan> plans, Tokens tokens, List<ServerChoice> chosen) {
        var cloud = new Cloud();
        for (var plan : plans) {
            Plans.fill(plan, tokens);
            cloud.deploy(plan);
        }
        var bot = bot(cloud);
        var servers = chosen.isEmpty() ? usual(bot) : chosen(cloud, chosen);
        return new Site(cloud, bot, servers, tokens);
    }

    /** The real host names that lead to the gateway. */
    List<String> hostNames() {
        return new Hosts(cloud.region()).all(cloud);
    }

    /** What the deployed function knows of bot, rooms and people. */
    static WebhookEnvironment bot(Cloud cloud) {
        return cloud.functions().stream()
                .filter(function -> cloud.routes().stream()
                        .anyMatch(route -> function.aliases().contains(route.functionArn())))
                .findFirst()
                .map(function -> WebhookEnvironment.parse(function.environment()))
                .orElseThrow(() -> new IllegalArgumentException("no stack among these is a hub: none has a webhook"));
    }

    private static List<Scene.Server> usual(WebhookEnvironment bot) {
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

    private static List<Scene.Server> chosen(Cloud cloud, List<ServerChoice> chosen) {
        return IntStream.range(0, chosen.size())
                .mapToObj(i -> server(chosen.get(i), cloud.account(chosen.get(i).account()), i))
                .toList();
    }

    private static Scene.Server server(ServerChoice choice, String account, int index) {
        return new Scene.Server(choice.name(), account, "10.90.0." + (11 + index), choice.guard(), choice.oldAgent());
    }
}
