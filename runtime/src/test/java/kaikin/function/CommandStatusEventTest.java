package kaikin.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.notify.EndedCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandStatusEventTest {
    private static final String COMMAND = "e8d3c0e4-71f7-4491-898f-c9b35bee5f3b";
    private static final String EVENT = """
            {"version":"0","id":"51c0891d-0e34-45b1-83d6-95db273d1602",
            "detail-type":"EC2 Command Status-change Notification","source":"aws.ssm",
            "account":"222222222222","time":"2026-11-22T21:51:32Z","region":"ap-northeast-1",
            "resources":["arn:aws:ec2:ap-northeast-1:222222222222:instance/i-0abc12345678901de"],
            "detail":{"command-id":"%s","document-name":"kaikin-release",
            "expire-after":"2026-11-22T22:01:30Z","parameters":{"Address":["203.0.113.7"]},
            "requested-date-time":"2026-11-22T21:51:30Z","status":"Success"}}""".formatted(COMMAND);

    @Test
    void readsWhichCommandEndedWhere() throws IOException {
        assertThat(read(EVENT))
                .contains(new EndedCommand(new AccountId("222222222222"), COMMAND, IpAddress.parse("203.0.113.7")));
    }

    @Test
    void doesWithoutTheParameters() throws IOException {
        assertThat(read(EVENT.replace("\"parameters\":{\"Address\":[\"203.0.113.7\"]},", "")))
                .hasValueSatisfying(ended -> assertThat(ended.address()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failed", "TimedOut", "Cancelled"})
    void readsEveryWayToEnd(String status) throws IOException {
        assertThat(read(EVENT.replace("Success", status))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "aws.ssm, aws.ec2",
        "EC2 Command Status-change, EC2 Command Invocation Status-change",
        "kaikin-release, kaikin-upload-ban-list",
        "Success, InProgress",
        "222222222222, 22222222222",
        "e8d3c0e4, ../../e8",
        "e8d3c0e4, E8D3C0E4"
    })
    void dropsWhatTellsOfNoReleaseThatEnded(String found, String instead) throws IOException {
        assertThat(EVENT).contains(found);
        assertThat(read(EVENT.replace(found, instead))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"source\":", "\u0000", "{\"detail\":{\"detail\":[[[["})
    void dropsWhatIsNoEvent(String text) throws IOException {
        assertThat(read(text)).isEmpty();
    }

    private static Optional<EndedCommand> read(String text) throws IOException {
        return CommandStatusEvent.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
}
