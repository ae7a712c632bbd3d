package kaikin.stacks.hub;

import com.pulumi.aws.ssm.Parameter;
import com.pulumi.aws.ssm.ParameterArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;
import kaikin.contract.WebhookEnvironment;
import kaikin.stacks.config.HubSettings;

/** Chatwork's two tokens, as SecureString parameters. */
final class ChatworkParameters extends ComponentResource {
    private final List<Parameter> parameters;

    ChatworkParameters(HubSettings.Secrets secrets, ComponentResourceOptions options) {
        super("kaikin:hub:ChatworkSecrets", "chatwork", options);
        parameters = List.of(
                secure("webhook-token", WebhookEnvironment.WEBHOOK_TOKEN_PARAMETER, secrets.webhookToken()),
                secure("api-token", WebhookEnvironment.API_TOKEN_PARAMETER, secrets.apiToken()));
        registerOutputs(Map.of());
    }

    List<Parameter> parameters() {
        return parameters;
    }

    private Parameter secure(String name, String parameter, Output<String> value) {
        return new Parameter(
                name,
                ParameterArgs.builder()
                        .name(parameter)
                        .type("SecureString")
                        .value(value)
                        .build(),
                CustomResourceOptions.builder().parent(this).build());
    }
}
