package kaikin.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.webhook.BanLists;
import kaikin.webhook.BanLists.Reason;
import kaikin.webhook.BanLists.UnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

        assertThat(banned()).containsExactly(true);
        assertThat(wire.sent("s3")).hasSize(2).allSatisfy(sent -> {
            assertThat(sent.request().host()).isEqualTo("lists.s3.ap-northeast-1.amazonaws.com");
            assertThat(sent.header("Authorization")).contains("/ap-northeast-1/s3/aws4_request");
        });
    }

    /** A host's name that no key may hold, say. */
    @ParameterizedTest
    @ValueSource(
            strings = {"i-0abc1234/web 1", "i-0abc1234/_web", "i-0abc/web-1", "list", "i-0abc1234/web-1/x", "/", ""})
    void anObjectOfAFleetThatIsNoListIsAnUnreadableOne(String name) throws Exception {
        wire.says("s3", 200, page(1, "").replace(key(0).toString(), BanListKey.prefix(ACCOUNT) + name));

        assertThat(lists.each(list -> list).each()).singleElement().satisfies(list -> {
            assertThat(list.server().account()).isEqualTo(ACCOUNT);
            assertThat(list.server().server()).isEqualTo(ACCOUNT + "/" + name.replace(' ', '?'));
            assertThat(list.stored()).isEqualTo("2026-01-01T00:00:00Z");
            assertThat(list.bans().problem())
                    .hasValueSatisfying(problem ->
                            assertThat(problem).startsWith("its key is no ban list's: ban-lists/222222222222/"));
        });
        assertThat(wire.sent("s3")).hasSize(1);
    }

    @Test
    void theLogGetsNothingOfAnObjectsNameAsItIs() throws Exception {
        var name = "i-0abc1234/%0a\u202e\u0001" + "x".repeat(900);
        wire.says(
                "s3",
                200,
                page(1, "")
                        .replace(key(0).toString(), BanListKey.prefix(ACCOUNT) + URLEncoder.encode(name, UTF_8))
                        .replace("<IsTruncated>", "<EncodingType>url</EncodingType><IsTruncated>"));

        assertThat(lists.each(list -> list.bans().problem().orElse("")).each())
                .singleElement()
                .asString()
                .contains("/i-0abc1234/%250a%E2%80%AE%01xxx")
                .hasSizeLessThan(300);
    }

    /** Else a single control character in one key would be no XML, and nobody's lists would be found. */
    @Test
    void asksForKeysInAFormThatAnyKeyHas() throws Exception {
        wire.says("s3", 200, page(1, "")).says("s3", 200, HEADERS, text(0));

        assertThat(banned()).containsExactly(true);
        assertThat(wire.sent("s3").get(0).request().firstMatchingRawQueryParameter("encoding-type"))
                .contains("url");
    }

    @Test
    void countsWhatLiesInNoFleetsPlace() throws Exception {
        wire.says(
                        "s3",
                        200,
                        page(3, "").replaceFirst("222222222222", "333333333333").replaceFirst("222222222222/i-", ""))
                .says("s3", 200, HEADERS, text(2));

        var looked = lists.each(list -> list.server().server());

        assertThat(looked.each()).containsExactly("s2");
        assertThat(looked.foreign()).isEqualTo(2);
        assertThat(looked.incomplete()).isEmpty();
    }

    /** The walk begins anew behind its place; the next account's objects are found all the same. */
    @Test
    @Timeout(20)
    void anAccountWithObjectsWithoutEndIsLeftAfterSomePages() throws Exception {
        var other = new AccountId("333333333333");
        var lists = new S3BanLists(wire.clients(), "lists", Set.of(ACCOUNT, other));
        for (var page = 0; page < 5; page++) {
            wire.says("s3", 200, page(page, page + 1, "<NextContinuationToken>more</NextContinuationToken>", true));
        }
        wire.says("s3", 200, page(1, "").replace("222222222222", "333333333333"))
                .says("s3", 404, "<Error><Code>NoSuchKey</Code></Error>");

        var looked =
                lists.each(list -> list.server().account() + " " + list.server().server());

        assertThat(looked.each())
                .containsExactlyInAnyOrder(
                        "222222222222 s0",
                        "222222222222 s1",
                        "222222222222 s2",
                        "222222222222 s3",
                        "222222222222 s4",
                        "333333333333 s0");
        assertThat(looked.incomplete()).containsOnlyKeys(ACCOUNT);
        assertThat(wire.sent("s3").get(5).request()).satisfies(request -> {
            assertThat(request.firstMatchingRawQueryParameter("start-after")).contains("ban-lists/2222222222220");
            assertThat(request.firstMatchingRawQueryParameter("continuation-token"))
                    .isEmpty();
        });
    }

    /** Lists of a fleet that was taken off the configuration lie there for a week. */
    @Test
    @Timeout(20)
    void anAccountThatIsNoFleetIsLeftAtOnce() throws Exception {
        wire.says(
                        "s3",
                        200,
                        page(0, 3, "<NextContinuationToken>more</NextContinuationToken>", true)
                                .replace("222222222222", "000000000000"))
                .says("s3", 200, page(1, ""))
                .says("s3", 200, HEADERS, text(0));

        var looked = lists.each(list -> list.server().server());

        assertThat(looked.each()).containsExactly("s0");
        assertThat(looked.foreign()).isEqualTo(3);
        assertThat(looked.incomplete()).isEmpty();
        assertThat(wire.sent("s3").get(1).request().firstMatchingRawQueryParameter("start-after"))
                .contains("ban-lists/0000000000000");
    }

    @Test
    @Timeout(20)
    void aListingWithoutEndEnds() throws Exception {
        var lists =
                new S3BanLists(wire.clients(), "lists", Set.of(ACCOUNT, new AccountId("111111111111")), Duration.ZERO);
        wire.says("s3", 200, page(0, 1, "<NextContinuationToken>more</NextContinuationToken>", true));

        assertThat(lists.each(list -> list).incomplete()).containsOnlyKeys(ACCOUNT);
        assertThat(wire.sent("s3").stream()
                        .filter(sent -> sent.request().rawQueryParameters().containsKey("list-type")))
                .hasSize(1);
    }

    /** The smallest first: what one server puts there keeps no other of its account from being read. */
    @Test
    void ofAnAccountNoMoreThanSoManyBytesAreFetched() throws Exception {
        wire.says(
                        "s3",
                        200,
                        page(40, "")
                                .replaceAll("<Size>7<", "<Size>4000000<")
                                .replaceFirst("(s39.*?Size>)4000000", "$17"))
                .says("s3", 404, "<Error><Code>NoSuchKey</Code></Error>");

        var looked = lists.each(list -> list.server().server() + " "
                + list.bans()
                        .problem()
                        .filter(problem -> problem.startsWith("beyond"))
                        .isPresent());

        assertThat(looked.each()).hasSize(40).contains("s39 false");
        assertThat(looked.each().stream().filter(each -> each.endsWith(" true")))
                .hasSize(15);
        assertThat(looked.incomplete()).containsOnlyKeys(ACCOUNT);
        assertThat(wire.sent("s3")).hasSize(1 + 25);
        assertThat(wire.sent("s3"))
                .anySatisfy(sent -> assertThat(sent.request().encodedPath()).endsWith("/s39"));
    }

    /** Each thread that waits for it is one that others lack; it has its own places, and no more. */
    @Test
    @Timeout(20)
    void anAccountWhoseListsDoNotComeKeepsNoOtherWaiting() throws Exception {
        var other = new AccountId("333333333333");
        var lists = new S3BanLists(wire.clients(), "lists", Set.of(ACCOUNT, other), Duration.ofSeconds(2));
        var both = page(20, "").replace("</ListBucketResult>", "")
                + page(20, "").replaceFirst(".*?<Contents>", "<Contents>").replace("222222222222", "333333333333");
        wire.says("s3", 200, both).says("s3", 404, "<Error><Code>NoSuchKey</Code></Error>");
        var held = new CountDownLatch(1);
        var read = new AtomicInteger();

        var looked = lists.each(list -> {
            if (list.server().account().equals(ACCOUNT) && isFetching()) {
                awaitIn(held);
            } else if (isFetching()) {
                read.incrementAndGet();
            }
            return list.bans().problem().orElse("");
        });
        held.countDown();

        assertThat(read).hasValue(20);
        assertThat(looked.each()).hasSize(40);
        assertThat(looked.each().stream().filter(each -> each.equals("not read in time")))
                .hasSize(20);
        assertThat(looked.incomplete()).containsOnlyKeys(ACCOUNT);
    }

    private static void awaitIn(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isFetching() {
        return Thread.currentThread().getName().equals("ban-lists");
    }

    @Test
    void readsWhatTheBucketNamesToTheLastPage() throws Exception {
        wire.says("s3", 200, page(0, 2, "<NextContinuationToken>1/+=&amp;</NextContinuationToken>", true))
                .says("s3", 200, page(2, 3, "", false))
                .says("s3", 404, "<Error><Code>NoSuchKey</Code></Error>");

        assertThat(lists.each(list -> list.server().server()).each()).containsExactly("s0", "s1", "s2");
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

        assertThat(lists.each(list -> list).each()).isEmpty();
    }

    @Test
    void aListThatIsTooLargeIsNotFetchedAndLeavesTheOthers() throws Exception {
        wire.says("s3", 200, page(2, "").replaceFirst("<Size>7<", "<Size>5000000<"))
                .says("s3", 200, HEADERS, text(1));

        assertThat(lists.each(list -> list.bans().problem().orElse("whole")).each())
                .containsExactly("more than 4194304 bytes", "whole");
        assertThat(wire.sent("s3")).hasSize(2);
    }

    @Test
    void saysWhatIsWrongWithAListThatCannotBeHad() throws Exception {
        wire.says("s3", 200, page(1, "")).says("s3", 403, Map.of("x-amz-request-id", "R1"), """
                <Error><Code>AccessDenied</Code><Message>a &lt;b&gt;</Message></Error>""");

        assertThat(lists.each(list -> list.bans().problem().orElse("")).each())
                .singleElement()
                .asString()
                .contains("a <b>", "S3", "403", "R1");
    }

    @Test
    void doesNotReadWhatIsNoBanListAnyMore() throws Exception {
        var large = "x".repeat((4 << 20) + 10);
        wire.says("s3", 200, page(1, "")).says("s3", 200, HEADERS, large);

        assertThat(lists.each(list -> list.bans().problem().orElse("")).each())
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
        return lists.each(list -> list.bans().covering(ADDRESS).isPresent()).each();
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
