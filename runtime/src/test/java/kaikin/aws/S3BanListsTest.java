package kaikin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kaikin.ban.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.unban.BanLists;
import kaikin.unban.BanLists.Reason;
import kaikin.unban.BanLists.UnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3BanListsTest {
    private static final AccountId ACCOUNT = new AccountId("222222222222");
    private static final IpAddress ADDRESS = IpAddress.parse("192.0.2.1").orElseThrow();
    private static final Map<String, String> HEADERS =
            Map.of("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT", "ETag", "\"1\"");
    private static final String OBJECT = """
            <Contents><Key>%s</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>&quot;%s&quot;</ETag>\
            <Size>%d</Size></Contents>""";

    private final Wire wire = new Wire();
    private final BanLists lists = new S3BanLists(wire.clients(), "lists", Set.of(ACCOUNT));

    @Test
    void readsEachListThatTheBucketNames() throws Exception {
        wire.says("s3", 200, page(1, "")).says("s3", 200, HEADERS, text(0));

        assertThat(lists.each(list -> list.bans().covering(ADDRESS).isPresent()))
                .containsExactly(true);
        assertThat(wire.sent("s3")).hasSize(2).allSatisfy(sent -> {
            assertThat(sent.request().host()).isEqualTo("lists.s3.ap-northeast-1.amazonaws.com");
            assertThat(sent.header("Authorization")).contains("/ap-northeast-1/s3/aws4_request");
        });
    }

    @Test
    void readsWhatTheBucketNamesToTheLastPage() throws Exception {
        wire.says("s3", 200, page(0, 2, "<NextContinuationToken>1/+=&amp;</NextContinuationToken>", true))
                .says("s3", 200, page(2, 3, "", false))
                .says("s3", 404, "<Error><Code>NoSuchKey</Code></Error>");

        assertThat(lists.each(list -> list.server().server())).containsExactly("s0", "s1", "s2");
        assertThat(wire.sent("s3").get(1).request().firstMatchingRawQueryParameter("continuation-token"))
                .contains("1/+=&");
    }

    @Test
    void fetchesAgainOnlyWhatHasChanged() throws Exception {
        wire.says("s3", 200, page(1, ""))
                .says("s3", 200, HEADERS, text(0))
                .says("s3", 200, page(1, ""))
                .says("s3", 200, page(1, "").replace(";1&", ";2&"))
                .says("s3", 200, HEADERS, text(0));

        assertThat(banned()).containsExactly(true);
        assertThat(banned()).containsExactly(true);
        assertThat(wire.sent("s3")).hasSize(3);
        assertThat(banned()).containsExactly(true);
        assertThat(wire.sent("s3")).hasSize(5);
    }

    /** Most of them the SDK itself takes for a listing of no objects, or of one whose ETag nobody knows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ok",
                "<html><body>Service</body></html>",
                "<?xml version=\"1.0\"?><ListBucketResult></ListBucketResult>",
                "<ListBucketResult><Name>lists</Name><KeyCount>0</KeyCount></ListBucketResult>",
                "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>",
                "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>a</Key></Contents></ListBucketResult>",
                "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>a</Key>",
                "<ListBucketResult><IsTruncated>false</IsTruncated>"
            })
    void takesNoAnswerForAListingThatIsNone(String answer) {
        wire.says("s3", 200, answer);

        assertThat(failure().reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void aBucketWithoutListsIsOne() throws Exception {
        wire.says("s3", 200, page(0, ""));

        assertThat(lists.each(list -> list)).isEmpty();
    }

    @Test
    void aListThatIsTooLargeIsNotFetchedAndLeavesTheOthers() throws Exception {
        wire.says("s3", 200, page(2, "").replaceFirst("<Size>7<", "<Size>5000000<"))
                .says("s3", 200, HEADERS, text(1));

        assertThat(lists.each(list -> list.bans().problem().orElse("whole")))
                .containsExactly("more than 4194304 bytes", "whole");
        assertThat(wire.sent("s3")).hasSize(2);
    }

    @Test
    void saysWhatIsWrongWithAListThatCannotBeHad() throws Exception {
        wire.says("s3", 200, page(1, "")).says("s3", 403, Map.of("x-amz-request-id", "R1"), """
                <Error><Code>AccessDenied</Code><Message>a &lt;b&gt;</Message></Error>""");

        assertThat(lists.each(list -> list.bans().problem().orElse("")))
                .singleElement()
                .asString()
                .contains("a <b>", "S3", "403", "R1");
    }

    @Test
    void doesNotReadWhatIsNoBanListAnyMore() throws Exception {
        var large = "x".repeat((4 << 20) + 10);
        wire.says("s3", 200, page(1, "")).says("s3", 200, HEADERS, large);

        assertThat(lists.each(list -> list.bans().problem().orElse("")))
                .singleElement()
                .asString()
                .contains("more than 4194304 bytes");
    }

    @Test
    void triesAgainAListWhoseAnswerBreaksOff() throws Exception {
        wire.says("s3", 200, page(1, ""))
                .says("s3", 0, "")
                .says("s3", 503, "<Error><Code>SlowDown</Code></Error>")
                .says("s3", 200, HEADERS, text(0));

        assertThat(banned()).containsExactly(true);
        assertThat(wire.sent("s3")).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "403,AccessDenied,DENIED,1",
        "404,NoSuchBucket,MISSING,1",
        "400,InvalidRequest,REFUSED,1",
        "301,PermanentRedirect,REFUSED,1",
        "429,,BUSY,3",
        "503,SlowDown,BUSY,3",
        "400,ThrottlingException,BUSY,3",
        "500,InternalError,UNAVAILABLE,3",
        "0,,UNAVAILABLE,3"
    })
    void saysWhyTheBucketNamesNone(int status, String code, Reason reason, int attempts) {
        wire.says("s3", status, "<Error><Code>" + code + "</Code><Message>no</Message></Error>");

        assertThat(failure().reason()).isEqualTo(reason);
        assertThat(wire.sent("s3")).hasSize(attempts);
    }

    private UnavailableException failure() {
        return catchThrowableOfType(UnavailableException.class, () -> lists.each(list -> list));
    }

    private List<Boolean> banned() throws UnavailableException {
        return lists.each(list -> list.bans().covering(ADDRESS).isPresent());
    }

    private static String page(int objects, String more) {
        return page(0, objects, more, false);
    }

    private static String page(int from, int to, String more, boolean truncated) {
        return IntStream.range(from, to)
                .mapToObj(number -> OBJECT.formatted(key(number), "1", 7))
                .collect(Collectors.joining(
                        "",
                        "<?xml version=\"1.0\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                                + "<IsTruncated>" + truncated + "</IsTruncated>" + more,
                        "</ListBucketResult>"));
    }

    private static BanListKey key(int number) {
        return new BanListKey(ACCOUNT, "i-%08x".formatted(number), "s" + number);
    }

    private static String text(int server) {
        return """
                kaikin-ban-list/1 account=222222222222 instance=i-%08x server=s%d time=1700000000
                listing iptables-nft
                -N sshguard
                -A sshguard -s 192.0.2.1/32 -j DROP
                end
                """.formatted(server, server);
    }
}
