package kaikin.stacks;

import com.pulumi.core.Output;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.config.FleetAccount;
import kaikin.stacks.config.HubSettings;
import kaikin.stacks.config.HubSettings.ChatSettings;
import kaikin.stacks.config.HubSettings.FunctionSettings;

/** A hub with servers of its own, and one fleet beside it. */
public final class ExampleSettings {
    public static final String REGION = "ap-northeast-1";
    public static final AccountId HUB_ACCOUNT = new AccountId("111111111111");
    public static final AccountId FLEET_ACCOUNT = new AccountId("222222222222");
    public static final Deployment HUB = new Deployment(HUB_ACCOUNT, REGION, HUB_ACCOUNT);
    public static final Deployment FLEET = new Deployment(FLEET_ACCOUNT, REGION, HUB_ACCOUNT);

    private ExampleSettings() {}

    /** Its secrets are outputs, which can be made only where components are. */
    public static HubSettings hub() {
        return hub(Optional.empty());
    }

    public static HubSettings hub(Optional<Integer> reservedConcurrency) {
        return new HubSettings(
                new TreeSet<>(Set.of(
                        new FleetAccount(HUB_ACCOUNT, Optional.empty()),
                        new FleetAccount(FLEET_ACCOUNT, Optional.of("team/web")))),
                new ChatSettings(Set.of(7L), Set.of(8L), 9L, AnswerLanguage.EN, Duration.ofMinutes(15), "the SRE team"),
                new FunctionSettings("arm64", 90, reservedConcurrency, Optional.of("2")),
                new HubSettings.Secrets(Output.ofSecret("dG9rZW4="), Output.ofSecret("t0ken")));
    }
}
