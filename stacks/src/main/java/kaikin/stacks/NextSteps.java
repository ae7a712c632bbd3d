package kaikin.stacks;

import java.util.ArrayList;
import java.util.List;
import kaikin.contract.AccountId;
import kaikin.contract.RoleNames;
import kaikin.contract.ServerTag;
import kaikin.stacks.config.FleetSettings;
import kaikin.stacks.config.HubSettings;
import kaikin.stacks.config.StackSettings;

/** What is left to do by hand after a stack is up. */
record NextSteps(StackSettings settings) {
    List<String> texts() {
        var steps = new ArrayList<String>();
        settings.alarmAddress()
                .ifPresent(address -> steps.add("Confirm the subscription that AWS mails to " + address + "."));
        settings.hub().ifPresent(hub -> {
            steps.add("Paste webhookUrl into the bot's webhook settings in Chatwork, for events «mention to account».");
            others(hub).forEach(fleet -> steps.add("Bring up the stack of account " + fleet + "."));
        });
        settings.fleet().ifPresent(fleet -> steps.add(servers(fleet)));
        return steps;
    }

    static String text(ServerTag tag) {
        return tag.key() + ": " + tag.value();
    }

    private List<AccountId> others(HubSettings hub) {
        return hub.accounts().stream()
                .filter(account -> !account.equals(settings.place().account()))
                .sorted()
                .toList();
    }

    private String servers(FleetSettings fleet) {
        var tagged = "Tag each server of this account with " + text(fleet.tag());
        return fleet.serverRole()
                .map(role -> tagged + "; it must run with the role " + role + ".")
                .orElseGet(() -> tagged + ", and give it the instance profile "
                        + RoleNames.server(settings.place().account()).name() + ".");
    }
}
