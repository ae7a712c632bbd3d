package kaikin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.contract.AccountId;
import kaikin.contract.CommandServers;
import kaikin.contract.HistoryKey;
import kaikin.history.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;

class S3HistoryTest {
    private static final String ASKED =
            "kaikin-request/1 time=2026-11-20T08:12:34Z asker=5 asked=check\n203.0.113.7 not-banned -\n";

    private static final AccountId ACCOUNT = new AccountId("222222222222");

    private final Wire wire = new Wire();
    private final History history = new S3History(wire.clients(), "lists");

    @Test
    void keepsAnObjectOfItsOwn() throws Exception {
        wire.says("s3", 200, "");

        history.keep(HistoryKey.request(10, "1"), ASKED);

        assertThat(wire.sent("s3")).singleElement().satisfies(sent -> {
            assertThat(sent.request().method()).isEqualTo(SdkHttpMethod.PUT);
            assertThat(sent.request().encodedPath()).isEqualTo("/history/10/99999999999999999998/request");
            assertThat(sent.body()).isEqualTo(ASKED);
        });
    }

    @Test
    void readsTheNewestOfTheRoomAndNoOthers() throws Exception {
        wire.says(
                        "s3",
                        200,
                        listing(HistoryKey.request(10, "3"), HistoryKey.request(10, "2"), HistoryKey.request(10, "1")))
                .says("s3", 200, ASKED);

        var newest = history.newest(10, 2);

        assertThat(newest.entries()).hasSize(2).extracting(History.Entry::asked).allMatch(asked -> asked.asker() == 5);
        assertThat(newest.unreadable()).isZero();
        assertThat(wire.sent("s3").get(0).request().rawQueryParameters())
                .extractingByKey("prefix")
                .asString()
                .contains("history/10/");
        assertThat(wire.sent("s3")).hasSize(3);
    }

    @Test
    void countsWhatCannotBeRead() throws Exception {
        wire.says("s3", 200, listing(HistoryKey.request(10, "1"))).says("s3", 200, "[toall] nonsense");

        assertThat(history.newest(10, 10)).isEqualTo(new History.Newest(java.util.List.of(), 1));
    }

    @Test
    void countsWhatS3DoesNotGive() throws Exception {
        wire.says("s3", 200, listing(HistoryKey.request(10, "1")))
                .says("s3", 403, Map.of(), "<Error><Code>AccessDenied</Code></Error>");

        assertThat(history.newest(10, 10)).isEqualTo(new History.Newest(java.util.List.of(), 1));
    }

    @ParameterizedTest
    @CsvSource({"0,3", "503,3", "403,1"})
    void saysThatItCannotKeepOrList(int status, int attempts) {
        wire.says("s3", status, Map.of(), "<Error><Code>AccessDenied</Code></Error>");

        assertThatThrownBy(() -> history.keep(HistoryKey.request(10, "1"), ASKED))
                .isInstanceOf(History.UnavailableException.class)
                .hasMessageContaining("history/10/");
        assertThat(wire.sent("s3")).hasSize(attempts);
        assertThatThrownBy(() -> history.newest(10, 10)).isInstanceOf(History.UnavailableException.class);
    }

    @Test
    void readsTheServersOfACommandThatItKept() throws Exception {
        var servers = new CommandServers(Map.of("i-0abc1234", "web-1"));
        wire.says("s3", 200, "").says("s3", 200, servers.toString());

        history.keep(ACCOUNT, "a-command", servers);

        assertThat(history.servers(ACCOUNT, "a-command")).isEqualTo(servers);
        assertThat(wire.sent("s3"))
                .extracting(
                        sent -> sent.request().method() + " " + sent.request().encodedPath())
                .containsExactly(
                        "PUT /history/servers/222222222222/a-command", "GET /history/servers/222222222222/a-command");
    }

    /** S3 tells who may not list a bucket nothing of what is not in it. */
    @ParameterizedTest
    @CsvSource({"403,AccessDenied", "404,NoSuchKey", "200,nonsense"})
    void ofACommandOfWhichNothingIsKeptNoServerIsKnown(int status, String code) throws Exception {
        wire.says("s3", status, Map.of(), "<Error><Code>" + code + "</Code></Error>");

        assertThat(history.servers(ACCOUNT, "a-command").names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 500, 503})
    void whatCannotBeReadNowIsNotTakenForNothing(int status) {
        wire.says("s3", status, Map.of(), "<Error><Code>SlowDown</Code></Error>");

        assertThatThrownBy(() -> history.servers(ACCOUNT, "a-command"))
                .isInstanceOf(History.UnavailableException.class)
                .hasMessageContaining("history/servers/");
    }

    private static String listing(HistoryKey... keys) {
        return Stream.of(keys)
                .map(key -> "<Contents><Key>" + key + "</Key><LastModified>2026-11-20T08:12:34.000Z</LastModified>"
                        + "<ETag>\"1\"</ETag><Size>1</Size></Contents>")
                .collect(Collectors.joining(
                        "",
                        "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsTruncated>false</IsTruncated>",
                        "</ListBucketResult>"));
    }
}
