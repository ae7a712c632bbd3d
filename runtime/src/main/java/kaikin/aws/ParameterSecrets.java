package kaikin.aws;

import java.util.List;
import java.util.Map;
import kaikin.aws.api.AwsException;
import kaikin.aws.api.Ssm;
import kaikin.chatwork.ChatworkSecrets;
import kaikin.contract.WebhookEnvironment;

/** The bot's tokens as encrypted parameters of Systems Manager. */
public final class ParameterSecrets {
    private final Ssm ssm;

    public ParameterSecrets(AwsClients clients) {
        ssm = clients.ssm();
    }

    /** Reads both; the message of a failure names no secret. */
    public ChatworkSecrets read() {
        try {
            var values = ssm.parameters(
                    List.of(WebhookEnvironment.WEBHOOK_TOKEN_PARAMETER, WebhookEnvironment.API_TOKEN_PARAMETER));
            return new ChatworkSecrets(
                    value(values, WebhookEnvironment.WEBHOOK_TOKEN_PARAMETER),
                    value(values, WebhookEnvironment.API_TOKEN_PARAMETER));
        } catch (AwsException e) {
            throw new IllegalStateException("cannot read the Chatwork tokens: " + e.getMessage(), e);
        }
    }

    /** Reads the API token alone. */
    public String apiToken() {
        try {
            return ssm.parameter(WebhookEnvironment.API_TOKEN_PARAMETER);
        } catch (AwsException e) {
            throw new IllegalStateException("cannot read the API token: " + e.getMessage(), e);
        }
    }

    private static String value(Map<String, String> values, String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the parameter " + name + " does not exist: put the token there");
        }
        return value;
    }
}
