package kaikin.cli.operations;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaikin.cli.operations.CheckResult.State;
import kaikin.contract.BanListKey;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Looks at everything that a stack's account has of the bot, and says what is wrong and what to do. Changes nothing.
 */
public record Doctor(DeployedStack stack, OperatorIdentity caller, boolean readsToken, Clock clock) {
    private static final String GRANTS = "docs/operations.md#the-commands-permissions";

    /** One thing to look at. */
    private interface Look {
        List<CheckResult> find();
    }

    /** Returns what a list of findings comes to, for a shell. */
    public static int status(List<CheckResult> findings) {
        if (findings.stream().anyMatch(each -> each.state() == State.WRONG)) {
            return 1;
        }
        return findings.stream().anyMatch(each -> each.state() == State.UNKNOWN) ? 2 : 0;
    }

    /** Everything that was found, in the order of the way of a message. */
    public List<CheckResult> findings() {
        var findings = new ArrayList<CheckResult>();
        findings.add(CheckResult.fine("caller", caller.in(stack)));
        var watch = new WatchChecks(caller.clients(), stack, clock);
        var bot = stack.bot();
        if (bot.isPresent()) {
            findings.addAll(look("functions", new FunctionCheck(caller.clients(), stack)::findings));
            findings.addAll(look("webhook", watch::webhook));
            findings.addAll(
                    readsToken
                            ? look("token", () -> new TokenCheck(caller.clients(), bot.get()).findings())
                            : List.of(CheckResult.note(
                                    "token", "not tried: with --token it is read, and shown to Chatwork")));
        }
        findings.addAll(look("schedules", new TriggerCheck(caller.clients(), stack)::schedules));
        findings.addAll(look("rules", new TriggerCheck(caller.clients(), stack)::rules));
        findings.addAll(serversAndLists());
        findings.addAll(look("alarms", watch::alarms));
        bot.ifPresent(known -> known.fleets().stream()
                .filter(fleet -> !fleet.equals(stack.account()))
                .sorted()
                .forEach(fleet -> findings.add(CheckResult.note(
                        "fleet " + fleet,
                        "its servers, schedule and alarms are seen with its own stack and credentials only"))));
        return List.copyOf(findings);
    }

    /** The lists say which servers there should be: one whose tag is gone is seen by its list. */
    private List<CheckResult> serversAndLists() {
        var findings = new ArrayList<CheckResult>();
        var known = Optional.<Map<String, BanListKey>>empty();
        if (stack.bot().isPresent()) {
            var check = new BanListCheck(stack.bot().get(), stack.region(), clock.instant());
            var looked = look("lists", () -> check.look(caller.clients()));
            findings.addAll(looked);
            if (looked.stream().noneMatch(each -> each.state() == State.UNKNOWN)) {
                known = Optional.of(check.instances(stack.account()));
            }
        } else {
            findings.add(CheckResult.note("lists", "they lie in the hub's account: its stack tells how old they are"));
        }
        var lists = known;
        findings.addAll(look(
                "servers",
                () -> ServerCheck.findings(ManagedServers.of(caller.clients(), stack.tag()), stack.tag(), lists)));
        return findings;
    }

    private static List<CheckResult> look(String subject, Look look) {
        try {
            return look.find();
        } catch (SdkException e) {
            return List.of(CheckResult.unknown(subject, "could not be looked at: " + OperatorIdentity.why(e), GRANTS));
        }
    }
}
