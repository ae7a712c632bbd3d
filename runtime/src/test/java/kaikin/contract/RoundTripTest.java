package kaikin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final AccountId ACCOUNT = new AccountId("011111111111");

    @Test
    void sessionNamesFitWhatStsTakes() {
        for (var account : new long[] {0, 1484814, Long.MAX_VALUE}) {
            var asker = new Asker(account);
            assertThat(asker.sessionName()).matches("[\\w+=,.@-]{2,64}");
            assertThat(Asker.parse(asker.sessionName())).isEqualTo(asker);
        }
    }

    @Test
    void commentsFitWhatSystemsManagerTakes() {
        var comment = new CommandComment(Long.MAX_VALUE, "9".repeat(20), Long.MAX_VALUE, Language.JA);

        assertThat(comment.toString()).hasSizeLessThanOrEqualTo(100);
        assertThat(CommandComment.parse(comment.toString())).hasValue(comment);
        assertThat(CommandComment.parse("kaikin/2 room=1")).isEmpty();
    }

    @Test
    void headersAndKeysReadBack() {
        var header = new BanListFormat.Header(ACCOUNT, "i-0abc1234", "opengate-1", Instant.ofEpochSecond(1790000000));
        var key = new BanListKey(ACCOUNT, "i-0abc1234", "opengate-1");

        assertThat(BanListFormat.header(header.toString())).hasValue(header);
        assertThat(BanListKey.parse(key.toString())).hasValue(key);
        assertThat(BanListKey.parse("ban-lists/1/i-0abc1234/x")).isEmpty();
    }

    @Test
    void theEnvironmentReadsBack() {
        var environment = new WebhookEnvironment(
                ACCOUNT, Set.of(ACCOUNT), Set.of(), Set.of(20L, 21L), 99, Language.EN, Duration.ofMinutes(20));

        assertThat(WebhookEnvironment.parse(environment.variables())).isEqualTo(environment);
    }
}
