package kaikin.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.ban.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.CommandComment;
import kaikin.contract.Language;
import kaikin.outcome.EndedCommand;
import kaikin.outcome.Invocations.Report;
import kaikin.outcome.ServerReport;
import kaikin.outcome.ServerReport.End;
import kaikin.outcome.UnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What Systems Manager says of a command, and what of it is known. */
class SsmInvocationsTest {
    private static final String COMMAND = "0f3c1a9e-2b4d-4c6e-8f01-23456789abcd";
    private static final CommandComment COMMENT = new CommandComment(7, "123", 9, Language.EN);
    private static final String LINE =
            "kaikin-release/1 address=203.0.113.7 outcome=released freed=203.0.113.7 list=uploaded"
                    + " guards=nft-sets reason=none server=web-1";

    private final SystemsManager systemsManager = new SystemsManager();

    @Test
    void readsWhatEachServerDid() throws UnavailableException {
        systemsManager.lists("Success", "DeliveryTimedOut");
        systemsManager.gets("Success", "first\\n" + LINE + "\\n");

        var report = report();

        assertThat(report.comment()).hasValue(COMMENT);
        assertThat(report.servers())
                .extracting(ServerReport::server, ServerReport::end)
                .containsExactly(tuple("web-1 (i-0)", End.FINISHED), tuple("i-1", End.DELIVERY_TIMED_OUT));
        assertThat(report.unfinished()).isEmpty();
    }

    @Test
    void aCommandThatIsNotKnownYetHasNoServers() throws UnavailableException {
        systemsManager.lists();

        assertThat(report()).isEqualTo(new Report(Optional.empty(), List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "InProgress", "Delayed", "Cancelling"})
    void aServerThatHasNotEndedIsUnfinished(String status) throws UnavailableException {
        systemsManager.lists("Success", status);
        systemsManager.gets("Success", LINE);

        var report = report();

        assertThat(report.servers()).hasSize(1);
        assertThat(report.unfinished()).containsExactly("i-1");
    }

    /** The two answers are not always as old as each other. */
    @Test
    void aServerWhoseOutputIsNotThereYetIsUnfinished() throws UnavailableException {
        systemsManager.lists("Success");
        systemsManager.gets("InProgress", "");

        assertThat(report().unfinished()).containsExactly("i-0");
    }

    @Test
    void aServerWhoseInvocationIsNotKnownYetIsUnfinished() throws UnavailableException {
        systemsManager.lists("Failed");
        systemsManager.fails("GetCommandInvocation", "InvocationDoesNotExist");

        assertThat(report().unfinished()).containsExactly("i-0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ListCommandInvocations", "GetCommandInvocation"})
    void whatIsRefusedIsUnavailable(String operation) {
        systemsManager.lists("Success");
        systemsManager.fails(operation, "AccessDeniedException");

        assertThatThrownBy(this::report)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("AccessDeniedException");
    }

    private Report report() throws UnavailableException {
        try (var clients = AwsClients.rehearsing("ap-northeast-1", systemsManager)) {
            return new SsmInvocations(clients)
                    .of(new EndedCommand(new AccountId("222222222222"), COMMAND, IpAddress.parse("203.0.113.7")));
        }
    }

    /** Answers each operation as a test wants; STS gives a session. */
    private static final class SystemsManager implements SdkHttpClient {
        private final Map<String, Said> answers = new HashMap<>();

        private record Said(int status, String body) {}

        /** The status details of the command on its servers, i-0, i-1 and so on. */
        void lists(String... details) {
            var number = new int[1];
            answers.put(
                    "ListCommandInvocations",
                    new Said(
                            200,
                            Stream.of(details)
                                    .map(each -> """
                                            {"CommandId":"%s","InstanceId":"i-%d","Comment":"%s","StatusDetails":"%s"}""".formatted(COMMAND, number[0]++, COMMENT, each))
                                    .collect(Collectors.joining(",", "{\"CommandInvocations\":[", "]}"))));
        }

        void gets(String details, String output) {
            answers.put("GetCommandInvocation", new Said(200, """
                    {"StatusDetails":"%s","StandardOutputContent":"%s"}""".formatted(details, output)));
        }

        void fails(String operation, String code) {
            answers.put(operation, new Said(400, "{\"__type\":\"" + code + "\",\"message\":\"" + code + "\"}"));
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            var said = said(request.httpRequest());
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    var bytes = said.body().getBytes(UTF_8);
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder()
                                    .statusCode(said.status())
                                    .putHeader("Content-Length", Integer.toString(bytes.length))
                                    .build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                            .build();
                }

                @Override
                public void abort() {
                    // It answers at once.
                }
            };
        }

        private Said said(SdkHttpRequest request) {
            if (request.host().startsWith("sts.")) {
                return new Said(200, """
                        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>\
                        <Credentials><AccessKeyId>a</AccessKeyId><SecretAccessKey>b</SecretAccessKey>\
                        <SessionToken>c</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials>\
                        </AssumeRoleResult></AssumeRoleResponse>""");
            }
            var operation =
                    request.firstMatchingHeader("X-Amz-Target").orElse("").replaceFirst(".*\\.", "");
            var said = answers.get(operation);
            if (said == null) {
                throw new AssertionError("nobody was to call " + operation);
            }
            return said;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
