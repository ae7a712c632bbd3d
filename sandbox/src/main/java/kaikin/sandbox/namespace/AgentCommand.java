package kaikin.sandbox.namespace;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** One script as the SSM agent gets it; parameters reach it as {@code $SSM_<name>}. */
public record AgentCommand(
        Target target, String commandId, String script, Map<String, String> parameters, Duration timeout) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    public AgentCommand {
        parameters = Map.copyOf(parameters);
        mustMatch(ID, commandId);
        if (timeout.toSeconds() < 1) {
            throw new IllegalArgumentException("A script needs a time-out of at least one second, not " + timeout);
        }
        parameters.keySet().forEach(name -> mustMatch(PARAMETER, name));
    }

    /** The server that runs it, under the name it has in AWS. */
    public record Target(String host, String instanceId, String region) {
        public Target {
            mustMatch(ID, host);
            mustMatch(ID, instanceId);
            mustMatch(ID, region);
        }
    }

    private static void mustMatch(Pattern pattern, String word) {
        if (!pattern.matcher(word).matches()) {
            throw new IllegalArgumentException("\"%s\" does not match %s.".formatted(word, pattern));
        }
    }
}
