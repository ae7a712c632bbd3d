package kaikin.stacks.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import kaikin.contract.AccountId;
import kaikin.contract.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final AccountId A = new AccountId("111111111111");
    private static final AccountId B = new AccountId("222222222222");

    private final Map<String, String> aws = new TreeMap<>(Map.of("region", "ap-northeast-1"));
    private final Map<String, String> hub = new TreeMap<>(Map.of(
            "account", "111111111111",
            "hub", "111111111111",
            "fleets", "[\"222222222222\",\"111111111111\"]",
            "rooms", "[\"36818150\"]",
            "people", "[1484814]",
            "bot", "2763201",
            "language", "ja",
            "webhookToken", "a",
            "apiToken", "b"));

    @Test
    void readsTheHubs() {
        var settings = read(hub);

        assertThat(settings.place()).isEqualTo(new Place(A, "ap-northeast-1", A));
        assertThat(settings.hub()).hasValueSatisfying(read -> {
            assertThat(read.fleets()).containsExactly(A, B);
            assertThat(read.rooms()).containsExactly(36818150L);
            assertThat(read.people()).containsExactly(1484814L);
            assertThat(read.bot()).isEqualTo(2763201L);
            assertThat(read.language()).isEqualTo(Language.JA);
            assertThat(read.staleAfter()).isEqualTo(Duration.ofMinutes(15));
        });
    }

    @Test
    void readsAFleetsAndAsksItForNothingOfTheHubs() {
        var settings = read(Map.of("account", "222222222222", "hub", "111111111111"));

        assertThat(settings).isEqualTo(new Settings(new Place(B, "ap-northeast-1", A), java.util.Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rooms", "people"})
    void anEmptyListMeansNobody(String key) {
        hub.put(key, "[]");

        assertThat(read(hub).hub()).isPresent();
    }

    @Test
    void listsMayStayStaleForAsLongAsTheFileSays() {
        hub.put("staleAfterMinutes", "45");

        assertThat(read(hub).hub())
                .hasValueSatisfying(read -> assertThat(read.staleAfter()).isEqualTo(Duration.ofMinutes(45)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "account  | kaikin:account: \"111111111111\"",
                "hub      | kaikin:hub: \"111111111111\"",
                "fleets   | kaikin:fleets: [\"111111111111\", \"222222222222\"]",
                "rooms    | kaikin:rooms: [\"36818150\"]",
                "people   | kaikin:people: [\"1484814\"]",
                "bot      | kaikin:bot: \"2763201\"",
                "language | kaikin:language: ja"
            })
    void showsALineForWhatIsMissing(String key, String example) {
        hub.remove(key);

        assertProblem("kaikin:" + key + " is missing; for example  " + example);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhookToken", "apiToken"})
    void showsTheCommandForAMissingSecret(String key) {
        hub.remove(key);

        assertProblem("kaikin:" + key + " is missing; run  pulumi config set --secret kaikin:" + key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "account  | 11111111111     | «11111111111» is not an AWS account id: twelve digits",
                "hub      | hub             | «hub» is not an AWS account id: twelve digits",
                "fleets   | 111111111111    | «111111111111» is no list; for example  kaikin:fleets: [\"1",
                "fleets   | [\"1\"]         | «1» is not an AWS account id: twelve digits",
                "fleets   | [\"1            | «[\"1» is no list",
                "rooms    | {\"a\":1}       | «{\"a\":1}» is no list",
                "rooms    | [\"#general\"]  | «#general» is no Chatwork id: digits only",
                "rooms    | [[\"1\"]]       | «[\"1\"]» is no Chatwork id: digits only",
                "people   | [\"1\", \"-2\"] | «-2» is no Chatwork id: digits only",
                "people   | [\"0\"]         | «0» is no Chatwork id: digits only",
                "bot      | ``              | «» is no Chatwork id: digits only",
                "bot      | 10000000000000000000 | «10000000000000000000» is no Chatwork id",
                "language | fr              | «fr» is neither ja nor en; for example  kaikin:language: ja",
                "language | JA              | «JA» is neither ja nor en",
                "staleAfterMinutes | 0      | «0» is no number of minutes from 1 to 9999",
                "staleAfterMinutes | soon   | «soon» is no number of minutes from 1 to 9999; for example"
            })
    void saysWhatIsWrongWithAValue(String key, String value, String problem) {
        hub.put(key, value);

        assertProblem("kaikin:" + key + ": " + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokyo", "", "ap-northeast", "ap-northeast-1'; reboot"})
    void refusesWhatIsNoRegion(String region) {
        aws.put("region", region);

        assertProblem("aws:region: «" + region + "» is no AWS region; for example  aws:region: ap-northeast-1");
    }

    @Test
    void showsAllProblemsTogether() {
        hub.putAll(Map.of("rooms", "[\"a\",\"b\"]", "language", "fr"));
        hub.keySet().removeAll(java.util.Set.of("bot", "apiToken"));
        aws.clear();

        assertThatThrownBy(() -> read(hub)).isInstanceOf(RunException.class).hasMessage("""
                        Pulumi.account-a.yaml needs mending:
                          - aws:region is missing; for example  aws:region: ap-northeast-1
                          - kaikin:rooms: «a» is no Chatwork id: digits only; for example  kaikin:rooms: ["36818150"]
                          - kaikin:rooms: «b» is no Chatwork id: digits only; for example  kaikin:rooms: ["36818150"]
                          - kaikin:bot is missing; for example  kaikin:bot: "2763201"
                          - kaikin:language: «fr» is neither ja nor en; for example  kaikin:language: ja
                          - kaikin:apiToken is missing; run  pulumi config set --secret kaikin:apiToken""");
    }

    private void assertProblem(String problem) {
        assertThatThrownBy(() -> read(hub))
                .isInstanceOf(RunException.class)
                .hasMessageStartingWith("Pulumi.account-a.yaml needs mending:\n  - " + problem)
                .message()
                .hasLineCount(2);
    }

    private Settings read(Map<String, String> ours) {
        return Settings.read("account-a", new MapValues("kaikin", ours), new MapValues("aws", aws));
    }
}
