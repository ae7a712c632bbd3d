package kaikin.policies.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaikin.policies.plan.Outputs;
import kaikin.policies.plan.Structs;

/** The target of a deployment: the account that the credentials belong to, and the region. */
record ProviderTarget(String account, String region) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reads a provider's settings; refuses an account that they do not allow. */
    static ProviderTarget of(Struct settings, Optional<String> credentials) {
        var json = Structs.json(settings);
        var allowed = texts(json.path("allowedAccountIds").asText("[]"));
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("the stack names no aws:allowedAccountIds");
        }
        var account = credentials.orElse(allowed.get(0));
        if (!allowed.contains(account)) {
            // The real provider's words.
            throw new IllegalArgumentException("AWS account ID not allowed: " + account);
        }
        return new ProviderTarget(account, json.path("region").asText());
    }

    Outputs outputs() {
        return new Outputs(account, region);
    }

    /** The engine gives a list as JSON in a string. */
    private static List<String> texts(String list) {
        try {
            var texts = new ArrayList<String>();
            JSON.readTree(list).forEach(each -> texts.add(each.asText()));
            return texts;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("aws:allowedAccountIds is no list: " + list, e);
        }
    }
}
