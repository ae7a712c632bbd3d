package kaikin.cli.operations;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import kaikin.aws.AwsClients;
import kaikin.contract.WebhookEnvironment;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/**
 * Checks whether Chatwork takes the bot's token, and for the bot's. The token is shown to nobody else, and not printed.
 */
record TokenCheck(AwsClients clients, WebhookEnvironment bot) {
    private static final URI ME = URI.create("https://api.chatwork.com/v2/me");
    private static final int LARGEST = 65_536;
    private static final String PAGE = "docs/deploy.md#tokens-from-chatwork";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    List<CheckResult> findings() {
        try {
            var token = clients.client("ssm", SsmClient.builder())
                    .getParameter(request ->
                            request.name(WebhookEnvironment.API_TOKEN_PARAMETER).withDecryption(true))
                    .parameter()
                    .value();
            return List.of(tried(token));
        } catch (ParameterNotFoundException e) {
            return List.of(CheckResult.wrong(
                    "token",
                    "there is no parameter " + WebhookEnvironment.API_TOKEN_PARAMETER,
                    "pulumi up for the hub"));
        }
    }

    private CheckResult tried(String token) {
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(ME)
                .putHeader("Accept", "application/json")
                .putHeader("X-ChatWorkToken", token)
                .build();
        try {
            var answer = clients.http()
                    .prepareRequest(
                            HttpExecuteRequest.builder().request(request).build())
                    .call();
            var status = answer.httpResponse().statusCode();
            if (status == 401) {
                return CheckResult.wrong("token", "Chatwork does not take it (401)", PAGE);
            }
            if (status != 200 || answer.responseBody().isEmpty()) {
                return CheckResult.unknown("token", "Chatwork answered " + status, "try again later");
            }
            try (var body = answer.responseBody().get()) {
                var account = JSON.readTree(body.readNBytes(LARGEST))
                        .path("account_id")
                        .asLong();
                return account == bot.bot()
                        ? CheckResult.fine("token", "Chatwork takes it, for account " + account)
                        : CheckResult.wrong(
                                "token",
                                "it is account " + account + "'s, and the bot is " + bot.bot() + " (kaikin:bot)",
                                PAGE);
            }
        } catch (IOException e) {
            return CheckResult.unknown("token", "Chatwork did not answer: " + e.getMessage(), "try again later");
        }
    }
}
