package kaikin.stacks.config;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaikin.contract.AccountId;
import kaikin.contract.RoleArn;
import kaikin.contract.ServerTag;
import kaikin.stacks.config.HubSettings.FunctionSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** A stack's file: what it may say, and what is said of one that is wrong. */
class StackSettingsTest {
    private static final Map<String, String> FLEET = Map.of(
            "aws:region", "ap-northeast-1",
            "aws:allowedAccountIds", "[\"222222222222\"]",
            "kaikin:account", "222222222222",
            "kaikin:hub", "111111111111");

    private static final Map<String, String> HUB = with(
            FLEET,
            Map.of(
                    "aws:allowedAccountIds", "[\"111111111111\"]",
                    "kaikin:account", "111111111111",
                    "kaikin:fleets", "[\"111111111111\",\"222222222222\"]",
                    "kaikin:rooms", "[\"36818150\"]",
                    "kaikin:people", "[]",
                    "kaikin:bot", "2763201",
                    "kaikin:language", "ja",
                    "kaikin:webhookToken", "dDBrZW4tYQ==",
                    "kaikin:apiToken", "t0ken-b"));

    @Test
    void hasDefaultsForAllThatIsOptional() {
        var settings = read(HUB);

        var hub = settings.hub().orElseThrow();
        assertThat(hub.function()).isEqualTo(new FunctionSettings("arm64", 90, Optional.empty(), Optional.empty()));
        assertThat(hub.chat().staleAfter()).isEqualTo(Duration.ofMinutes(15));
        assertThat(hub.chat().contact()).isEqualTo("SREメンバー");
        assertThat(settings.fleet()).contains(new FleetSettings(ServerTag.DEFAULT, Optional.empty()));
    }

    @Test
    void readsAllThatIsOptional() {
        var settings = read(with(
                HUB,
                Map.of(
                        "kaikin:architecture", "x86_64",
                        "kaikin:logRetentionDays", "30",
                        "kaikin:reservedConcurrency", "5",
                        "kaikin:functionRevision", "2",
                        "kaikin:staleAfterMinutes", "20",
                        "kaikin:contact", "情報システム部",
                        "kaikin:alarmAddress", "ops@example.co.jp",
                        "kaikin:serverTagKey", "guard",
                        "kaikin:serverTagValue", "sshguard")));

        assertThat(settings.alarmAddress()).contains("ops@example.co.jp");
        var hub = settings.hub().orElseThrow();
        assertThat(hub.function()).isEqualTo(new FunctionSettings("x86_64", 30, Optional.of(5), Optional.of("2")));
        assertThat(hub.chat().staleAfter()).isEqualTo(Duration.ofMinutes(20));
        assertThat(hub.chat().contact()).isEqualTo("情報システム部");
        assertThat(settings.fleet()).contains(new FleetSettings(new ServerTag("guard", "sshguard"), Optional.empty()));
    }

    @Test
    void knowsEachFleetsRole() {
        var hub = read(with(HUB, Map.of("kaikin:fleets", "[\"222222222222/team/web\",\"333333333333\"]")))
                .hub()
                .orElseThrow();

        assertThat(hub.fleets())
                .extracting(FleetAccount::serverRole)
                .containsExactly(
                        new RoleArn(new AccountId("222222222222"), "team/web"),
                        new RoleArn(new AccountId("333333333333"), "kaikin-server"));
    }

    @Test
    void needsNoServersInTheHub() {
        assertThat(read(with(HUB, Map.of("kaikin:fleets", "[\"222222222222\"]")))
                        .fleet())
                .isEmpty();
    }

    @Test
    void letsAFleetKeepItsRole() {
        assertThat(read(with(FLEET, Map.of("kaikin:serverRole", "team/web"))).fleet())
                .hasValueSatisfying(fleet -> assertThat(fleet.serverRole()).contains("team/web"));
    }

    @Test
    void asksForTokensThatAreMissingOrReadable() {
        var missing = new HashMap<>(HUB);
        missing.remove("kaikin:apiToken");

        assertThatThrownBy(() -> StackSettings.read(new StackValues("account-a", missing, Set.of())))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("kaikin:apiToken is missing; run  pulumi config set --secret kaikin:apiToken")
                .hasMessageContaining("kaikin:webhookToken stands in the file for all to read")
                .hasMessageNotContainingAny("t0ken", "dDBrZW4tYQ");
    }

    /** With such a token every message would be refused for its signature, and nobody would know why. */
    @Test
    void refusesAWebhookTokenThatIsNotBase64AndDoesNotShowIt() {
        assertThatThrownBy(() -> read(with(HUB, Map.of("kaikin:webhookToken", "t0ken!"))))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("kaikin:webhookToken is not Base64")
                .hasMessageContaining("pulumi config set --secret kaikin:webhookToken")
                .hasMessageNotContaining("t0ken");
    }

    @Test
    void saysInOneLineWhichKeysAreTheHubsAlone() {
        assertThatThrownBy(() -> read(with(FLEET, Map.of("kaikin:rooms", "[\"1\"]", "kaikin:bot", "1"))))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("kaikin:bot, kaikin:rooms: only the hub's stack file has these, and by kaikin:hub"
                        + " the hub is 111111111111; take them out here")
                .extracting(problems ->
                        String.valueOf(problems.getMessage()).lines().count())
                .isEqualTo(2L);
    }

    @Test
    void showsAllProblemsTogether() {
        assertThatThrownBy(() -> read(Map.of()))
                .hasMessageContainingAll("aws:region is missing", "kaikin:account is missing", "kaikin:hub is missing");
        assertThatThrownBy(() -> read(with(HUB, Map.of("kaikin:bot", "x", "kaikin:language", "fr"))))
                .hasMessageContainingAll(
                        "Pulumi.account-a.yaml needs mending", "kaikin:bot: «x»", "kaikin:language: «fr»");
    }

    /** AWS takes documents up to a size, and the hub's name every fleet. */
    @Test
    void saysWhichFleetIsTheFirstThatTheHubHasNoRoomFor() {
        assertThat(read(with(HUB, Map.of("kaikin:fleets", fleets(123)))).hub())
                .hasValueSatisfying(hub -> assertThat(hub.fleets()).hasSize(123));
        assertThatThrownBy(() -> read(with(HUB, Map.of("kaikin:fleets", fleets(130)))))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("kaikin:fleets: «200000000122» is fleet number 124, and the pattern of the hub's"
                        + " event rule takes 123 at most (docs/deploy.md#limits)")
                .extracting(problems ->
                        String.valueOf(problems.getMessage()).lines().count())
                .isEqualTo(2L);
    }

    /** Lambda takes 4 KB of variables a function; people, rooms and fleets share them. */
    @Test
    void saysWhereTheFunctionHasNoRoomForPeopleAndRoomsBesideTheFleets() {
        var most = with(HUB, Map.of("kaikin:fleets", fleets(123), "kaikin:people", people(280)));

        assertThat(read(most).hub().orElseThrow().chat().people()).hasSize(280);
        assertThatThrownBy(() -> read(with(most, Map.of("kaikin:people", people(300)))))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("kaikin:fleets, kaikin:rooms and kaikin:people take ")
                .hasMessageContaining(
                        " bytes as variables of the webhook's function, which has 4096 (docs/deploy.md#limits)");
    }

    private static String fleets(int count) {
        return Stream.concat(
                        Stream.of("\"111111111111\""),
                        IntStream.range(0, count - 1).mapToObj(i -> "\"" + (200_000_000_000L + i) + "\""))
                .collect(joining(",", "[", "]"));
    }

    private static String people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"" + (1_000_000 + i) + "\"")
                .collect(joining(",", "[", "]"));
    }

    /** One key is given another value, or none ({@code -}), and this is what must be said. */
    @ParameterizedTest(name = "{0} {1}={2}")
    @CsvFileSource(resources = "wrong-configurations.csv", delimiter = '|', quoteCharacter = '~')
    void saysWhatIsWrong(String stack, String key, String value, String message) {
        var values = new HashMap<>(stack.equals("hub") ? HUB : FLEET);
        if (value.equals("-")) {
            values.remove(key);
        } else {
            values.put(key, value);
        }

        assertThatThrownBy(() -> read(values))
                .isInstanceOf(RunException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(key)
                .extracting(problems ->
                        String.valueOf(problems.getMessage()).lines().count())
                .isEqualTo(2L);
    }

    private static StackSettings read(Map<String, String> values) {
        return StackSettings.read(
                new StackValues("account-a", values, Set.of("kaikin:webhookToken", "kaikin:apiToken")));
    }

    private static Map<String, String> with(Map<String, String> values, Map<String, String> others) {
        var all = new HashMap<>(values);
        all.putAll(others);
        return all;
    }
}
