package kaikin.contract;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment variables of the outcome function.
 *
 * @param fleets the accounts whose commands it tells about
 * @param rooms the Chatwork rooms it may write to
 * @param contact whom people are to turn to where the bot cannot help
 */
public record OutcomeEnvironment(AccountId hub, Set<AccountId> fleets, Set<Long> rooms, String contact) {
    public OutcomeEnvironment {
        fleets = Set.copyOf(fleets);
        rooms = Set.copyOf(rooms);
    }

    /** The variables of the function's configuration. */
    public Map<String, String> variables() {
        var variables = new TreeMap<String, String>();
        variables.put(Variables.HUB, hub.value());
        variables.put(Variables.FLEETS, Variables.join(fleets));
        variables.put(Variables.ROOMS, Variables.join(rooms));
        variables.put(Variables.CONTACT, Variables.encode(contact));
        return variables;
    }

    /** Reads it back; a missing or broken variable is named. */
    public static OutcomeEnvironment parse(Map<String, String> variables) {
        var reader = new Variables(variables);
        return new OutcomeEnvironment(
                reader.read(Variables.HUB, AccountId::new),
                reader.set(Variables.FLEETS, AccountId::new),
                reader.set(Variables.ROOMS, Long::valueOf),
                reader.read(Variables.CONTACT, Variables::decode));
    }
}
