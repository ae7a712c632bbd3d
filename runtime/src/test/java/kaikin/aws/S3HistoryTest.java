package kaikin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.contract.HistoryKey;
import kaikin.history.Entry;
import kaikin.history.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpMethod;

class S3HistoryTest {
    private static final String ASKED =
            "kaikin-request/1 time=2026-11-20T08:12:34Z asker=5 asked=check\n203.0.113.7 not-banned -\n";

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

        assertThat(newest.entries()).hasSize(2).extracting(Entry::asked).allMatch(asked -> asked.asker() == 5);
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
