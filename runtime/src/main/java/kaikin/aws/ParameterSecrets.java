package kaikin.aws;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kaikin.chatwork.ChatworkSecrets;
import kaikin.contract.WebhookEnvironment;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;

/** The bot's tokens as encrypted parameters of Systems Manager. */
public final class ParameterSecrets {
    private final SsmClient ssm;

    public ParameterSecrets(AwsClients clients) {
        ssm = clients.ssm();
    }

    /** Reads both; the message of a failure names no secret. */
    public ChatworkSecrets read() {
        try {
            var names = List.of(WebhookEnvironment.WEBHOOK_TOKEN_PARAMETER, WebhookEnvironment.API_TOKEN_PARAMETER);
            var values = ssm.getParameters(request -> request.names(names).withDecryption(true)).parameters().stream()
                    .collect(Collectors.toMap(Parameter::name, Parameter::value));
            return new ChatworkSecrets(
                    value(values, WebhookEnvironment.WEBHOOK_TOKEN_PARAMETER),
                    value(values, WebhookEnvironment.API_TOKEN_PARAMETER));
        } catch (SdkException e) {
            throw new IllegalStateException("cannot read the Chatwork tokens: " + e.getMessage(), e);
        }
    }

    /** Reads the API token alone. */
    public String apiToken() {
        try {
            var answer = ssm.getParameter(request ->
                    request.name(WebhookEnvironment.API_TOKEN_PARAMETER).withDecryption(true));
            if (answer.parameter() == null || answer.parameter().value() == null) {
                throw SdkClientException.create("SSM answered no parameter");
            }
            return answer.parameter().value();
        } catch (SdkException e) {
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
