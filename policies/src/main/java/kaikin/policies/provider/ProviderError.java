package kaikin.policies.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import kaikin.policies.model.Urn;

/** What AWS refuses to make, in the words of the real provider. */
final class ProviderError {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProviderError() {}

    /** Throws what the provider would say. */
    static void check(Urn urn, ObjectNode inputs) {
        SizeLimits.problems(urn.type(), inputs).stream().findFirst().ifPresent(problem -> {
            throw new IllegalArgumentException(urn.type() + " " + urn.name() + ": " + problem);
        });
        if (urn.type().equals("aws:cloudwatch/dashboard:Dashboard")) {
            dashboard(
                    inputs.path("dashboardName").asText(),
                    inputs.path("dashboardBody").asText());
        }
    }

    private static void dashboard(String name, String body) {
        var problems = DashboardSyntax.problems(body);
        if (!problems.isEmpty()) {
            try {
                throw new IllegalArgumentException("putting CloudWatch Dashboard (" + name
                        + "): InvalidParameterInput: The dashboard body is invalid, there are " + problems.size()
                        + " validation errors:\n"
                        + JSON.writerWithDefaultPrettyPrinter().writeValueAsString(problems));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
