package kaikin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.CommandComment;
import kaikin.contract.ReleaseResult.Outcome;
import kaikin.notify.CommandInvocations;
import kaikin.notify.EndedCommand;
import kaikin.notify.ServerReport;
import kaikin.notify.ServerReport.End;
import kaikin.notify.UnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SsmCommandInvocationsTest {
    private static final String COMMAND = "11111111-2222-3333-4444-555555555555";
    private static final EndedCommand ENDED =
            new EndedCommand(new AccountId("222222222222"), COMMAND, IpAddress.parse("192.0.2.1"));
    private static final String INVOCATION = """
            {"CommandId":"%s","InstanceId":"%s","Comment":"kaikin/1 room=10 message=1 asker=20 ja",\
            "StatusDetails":"%s"}""";

    private final Wire wire = new Wire().givesSessions("2100-01-01T00:00:00Z");
    private final CommandInvocations invocations = new SsmCommandInvocations(wire.clients());

    @Test
    void readsWhatEachServerDidToTheLastPage() throws Exception {
        wire.says("ssm", 200, listed("i-1", "Success", ",\"NextToken\":\"more\""))
                .says("ssm", 200, listed("i-2", "Delivery Timed Out", ""))
                .says("ssm", 200, """
                        {"StatusDetails":"Success","StandardOutputContent":"noise\\nkaikin-release/1 address=192.0.2.1 outcome=released \
                        freed=192.0.2.1 list=uploaded guards=nft-sets reason=none server=web-1\\n"}""");

        var report = invocations.of(ENDED);

        assertThat(report.comment()).contains(new CommandComment(10, "1", 20, AnswerLanguage.JA));
        assertThat(report.servers())
                .extracting(ServerReport::server, ServerReport::end)
                .containsExactly(tuple("i-1", End.FINISHED), tuple("i-2", End.DELIVERY_TIMED_OUT));
        assertThat(report.servers().get(0).result().orElseThrow().outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(wire.sent("ssm"))
                .extracting(Wire.Sent::operation)
                .containsExactly("ListCommandInvocations", "ListCommandInvocations", "GetCommandInvocation");
        assertThat(wire.sent("ssm").get(1).body()).contains("\"NextToken\":\"more\"");
    }

    @Test
    void looksThroughTheAccountsReaderInTheCommandsName() throws Exception {
        wire.says("ssm", 200, "{\"CommandInvocations\":[]}");

        invocations.of(ENDED);

        assertThat(wire.sent("sts"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body())
                        .contains("222222222222%3Arole%2Fkaikin-reader", "RoleSessionName=" + COMMAND));
        assertThat(wire.sent("ssm"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.header("Authorization")).contains("Credential=SESSION/"));
    }

    @Test
    void aCommandThatIsNotKnownYetHasNoServers() throws Exception {
        wire.says("ssm", 200, "{\"CommandInvocations\":[]}");

        assertThat(invocations.of(ENDED))
                .isEqualTo(new CommandInvocations.Report(Optional.empty(), List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "InProgress", "Delayed", "Cancelling"})
    void aServerThatHasNotEndedIsUnfinished(String status) throws Exception {
        wire.says("ssm", 200, listed("i-1", status, ""));

        var report = invocations.of(ENDED);

        assertThat(report.servers()).isEmpty();
        assertThat(report.unfinished()).containsExactly("i-1");
    }

    /** The two answers are not always as old as each other. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{\"StatusDetails\":\"InProgress\",\"StandardOutputContent\":\"\"}",
                "400|{\"__type\":\"InvocationDoesNotExist\",\"message\":\"\"}"
            })
    void aServerWhoseOutputIsNotThereYetIsUnfinished(int status, String answer) throws Exception {
        wire.says("ssm", 200, listed("i-1", "Success", "")).says("ssm", status, answer);

        assertThat(invocations.of(ENDED).unfinished()).containsExactly("i-1");
    }

    @ParameterizedTest
    @CsvSource({"0,3", "500,3", "400,1"})
    void saysThatAwsCannotSay(int status, int attempts) {
        wire.says("ssm", status, "{\"__type\":\"InvalidCommandId\",\"message\":\"no such command\"}");

        assertThatThrownBy(() -> invocations.of(ENDED)).isInstanceOf(UnavailableException.class);
        assertThat(wire.sent("ssm")).hasSize(attempts);
    }

    private static String listed(String instance, String details, String more) {
        return "{\"CommandInvocations\":[" + INVOCATION.formatted(COMMAND, instance, details) + "]" + more + "}";
    }
}
