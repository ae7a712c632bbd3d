package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import kaikin.sandbox.audit.Audit.AuditEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and strangers send to the webhook; nobody is banned here. */
class MessagesIT {
    @SuppressWarnings("NullAway.Init") // opened before all
    private static ScenarioSandbox stage;

    @BeforeAll
    static void open() throws Exception {
        stage = ScenarioSandbox.open();
        stage.sandbox().minute();
    }

    @AfterAll
    static void close() throws IOException {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64!", "G7Gtrh5Ee6d8erOVXhWPtUrkNJqqIT5vwLU50KhyLQk="})
    void aBadSignatureIsRefusedAndCausesNoCall(String signature) throws Exception {
        var before = stage.audit();

        assertThat(stage.person().post(stage.person().event("203.0.113.7"), signature))
                .isEqualTo(401);

        assertThat(before).isNotEmpty();
        assertThat(stage.audit()).isEqualTo(before);
    }

    @Test
    void aSignatureOfOtherBytesIsRefused() throws Exception {
        var person = stage.person();

        assertThat(person.post(person.event("203.0.113.7") + " ", person.sign(person.event("203.0.113.7"))))
                .isEqualTo(401);
    }

    @Test
    void anAddressInNoListIsSaidToBeInNone() throws Exception {
        var before = stage.audit().size();

        assertThat(stage.ask("198.51.100.200")).contains("198.51.100.200", "確認").containsPattern("[0-9]+ ?(分|秒)");
        assertThat(since(before)).isNotEmpty().noneMatch(entry -> entry.action().equals("ssm:SendCommand"));
    }

    @Test
    void aMessageWithoutAnAddressGetsHelp() throws Exception {
        assertThat(stage.ask("助けて")).contains("もしやBAN解除したいの？");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.9.0.5;reboot",
                "$(reboot)",
                "10.9.0.5/0",
                "`reboot`",
                "10.9.0.5 && reboot|sh",
                "10.9.0.5\u0000;id"
            })
    void whatIsNoAddressReachesNoServer(String text) throws Exception {
        var before = stage.audit().size();

        assertThat(stage.ask(text)).isNotEmpty();

        assertThat(since(before)).noneMatch(entry -> entry.action().equals("ssm:SendCommand"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.9.0.5;reboot", "$(reboot)", "10.9.0.5/0", "-h", "10.9.0.5\nid", "10.9.0.5\n", ""})
    void theGatewayRefusesSuchAParameterEvenFromTheOperator(String address) throws Exception {
        var before = stage.audit().size();

        var answer = stage.sendAsOperator(
                "kaikin-release", "opengate-1", "{\"Address\":[\"" + address.replace("\n", "\\n") + "\"]}");

        assertThat(answer).doesNotStartWith("0\n").contains("InvalidParameters");
        assertThat(since(before)).anyMatch(entry -> entry.decision().equals("refused"));
    }

    @Test
    void theOperatorMayRunNothingElse() throws Exception {
        var answer = stage.sendAsOperator("AWS-RunShellScript", "opengate-1", "commands=id");

        assertThat(answer).doesNotStartWith("0\n").contains("AccessDenied");
    }

    @Test
    void aServerCannotReadTheBotsTokens() throws Exception {
        var answer = stage.beside(
                "kaikin-as",
                "arn:aws:iam::111111111111:role/kaikin-server",
                "/usr/bin/aws",
                "ssm",
                "get-parameters",
                "--names",
                "/kaikin/chatwork/webhook-token",
                "--with-decryption");

        assertThat(answer).doesNotStartWith("0\n").contains("AccessDenied");
    }

    @Test
    void aWriterCannotLeaveItsAccount() throws Exception {
        var answer = stage.beside(
                "kaikin-as",
                "arn:aws:iam::111111111111:role/kaikin-writer-222222222222",
                "/usr/bin/aws",
                "s3api",
                "put-object",
                "--bucket",
                "kaikin-ban-lists-111111111111-ap-northeast-1",
                "--key",
                "ban-lists/111111111111/i-0123456789abcdef0/gitlab-1");

        assertThat(answer).doesNotStartWith("0\n").contains("AccessDenied");
    }

    private static List<AuditEntry> since(int before) throws IOException {
        var audit = stage.audit();
        return audit.subList(before, audit.size());
    }
}
