package kaikin.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kaikin.sandbox.namespace.Guard;

/**
 * The configuration that the launcher gives the program inside the private namespace.
 *
 * @param project the directory that archives of the plans resolve against
 * @param lambdaRuntime the directory of AWS's Lambda runtime client
 * @param plans exported states, in the order of deployment
 * @param chatToken what Chatwork takes from the bot
 * @param webhookToken what the bot takes from Chatwork, Base64
 * @param iamDelay the minutes until roles' policies take effect
 */
record NamespaceConfig(
        String project,
        String lambdaRuntime,
        List<String> plans,
        List<Server> servers,
        long bot,
        String chatToken,
        String webhookToken,
        int iamDelay) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FILE = "scene.json";

    /** A server, the account it lives in, and what it runs. */
    record Server(String name, String account, String address, Guard guard, boolean oldAgent) {}

    void save(Path state) throws IOException {
        Files.writeString(state.resolve(FILE), JSON.writeValueAsString(this));
    }

    static NamespaceConfig load(Path state) throws IOException {
        return JSON.readValue(Files.readString(state.resolve(FILE)), NamespaceConfig.class);
    }
}
