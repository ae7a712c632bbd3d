package kaikin.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.BanListKey;
import kaikin.contract.ClaimKey;
import kaikin.contract.CommandComment;
import kaikin.contract.OutcomeCheck;
import kaikin.webhook.BanLists;
import kaikin.webhook.OutcomeCheckQueue;
import kaikin.webhook.ReleaseSender;
import kaikin.webhook.ReleaseSender.ReleaseOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** What becomes of calls to services that answer late, in part or not by HTTP: how long a person waits for them. */
class CrtHttpClientTest {
    private static final AccountId ACCOUNT = new AccountId("222222222222");
    /** What a busy machine adds. */
    private static final Duration MARGIN = Duration.ofMillis(1500);

    private final AtomicInteger requests = new AtomicInteger();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private AwsClients clients;

    /** Where an answer stops. */
    enum Silence {
        BEFORE_THE_STATUS(""),
        BEFORE_THE_BODY("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"),
        WITHIN_THE_BODY("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<ListBucketResult>");

        private final String beginning;

        Silence(String beginning) {
            this.beginning = beginning;
        }
    }

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        clients = new AwsClients(
                Wire.REGION,
                new Redirected(new CrtHttpClient(), server.getLocalPort()),
                StaticCredentialsProvider.create(AwsSessionCredentials.create("AKID", "secret", "token")));
    }

    @AfterEach
    void close() throws IOException {
        clients.close();
        server.close();
        for (var socket : open) {
            socket.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aListingIsGivenUpAfterFourSeconds(Silence silence) {
        answer(silence.beginning);
        var lists = new S3BanLists(clients, "lists", Set.of(ACCOUNT));

        var started = System.nanoTime();
        var failure = catchThrowable(() -> lists.each(list -> list));

        assertThat(failure).isInstanceOf(BanLists.UnavailableException.class);
        assertThat(((BanLists.UnavailableException) failure).reason()).isEqualTo(BanLists.Reason.UNAVAILABLE);
        assertThat(since(started))
                .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4).plus(MARGIN));
        assertThat(requests.get()).isBetween(2, 3);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    /**
     * The native client breaks a silent connection after three seconds: within the patience, and not to be tried again.
     */
    @ParameterizedTest
    @EnumSource
    void aCommandIsSentOnceHoweverSlowItsAnswer(Silence silence) {
        answer(silence.beginning);
        var session = new Wire().givesSessions("2100-01-01T00:00:00Z").clients().sts();
        var fleet = new SsmReleaseSender(
                clients.ssm(SsmReleaseSender.TURNED_AWAY),
                new SsmReleaseSender.OperatorSessions(session, Clock.systemUTC()));

        var started = System.nanoTime();
        var start = fleet.start(new ReleaseOrder(
                ACCOUNT,
                IpAddress.parse("192.0.2.1").orElseThrow(),
                List.of(new BanListKey(ACCOUNT, "i-00000001", "a")),
                new CommandComment(10, "1", 20, AnswerLanguage.JA)));

        assertThat(start)
                .isInstanceOfSatisfying(
                        ReleaseSender.Start.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ReleaseSender.Reason.UNAVAILABLE));
        assertThat(since(started)).isLessThan(Duration.ofSeconds(4).plus(MARGIN));
        assertThat(requests).hasValue(1);
    }

    @Test
    void aClaimAndACheckTakeNoMoreThanTwoSeconds() {
        answer("");
        var check = new OutcomeCheck(ACCOUNT, "11111111-2222-3333-4444-555555555555", "192.0.2.1");

        var claiming = System.nanoTime();
        assertThat(catchThrowable(
                        () -> new S3ClaimStore(clients, "lists").claim(ClaimKey.message(10, "1"), "request-1")))
                .isInstanceOf(kaikin.notify.UnavailableException.class);
        assertThat(since(claiming)).isLessThan(Duration.ofSeconds(2).plus(MARGIN));

        var checking = System.nanoTime();
        assertThat(catchThrowable(() -> new SqsOutcomeCheckQueue(clients, ACCOUNT).schedule(check)))
                .isInstanceOf(OutcomeCheckQueue.NotScheduledException.class);
        assertThat(since(checking)).isLessThan(Duration.ofSeconds(2).plus(MARGIN));
    }

    /** Some failures of the native client are no IOExceptions of its own. */
    @Test
    void whatIsNoHttpIsNoAnswer() {
        answer("SSH-2.0-OpenSSH_9.2\r\n\r\n");

        assertThat(catchThrowable(() -> new S3BanLists(clients, "lists", Set.of(ACCOUNT)).each(list -> list)))
                .isInstanceOf(BanLists.UnavailableException.class);
    }

    @Test
    void anAnswerIsCutWhereItIsLargerThanAnyList() throws Exception {
        var size = 10 << 20;
        answer("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n" + "x".repeat(size));

        assertThat(clients.s3()
                        .getObjectAsBytes(request -> request.bucket("lists").key("a"))
                        .asByteArray())
                .hasSize(CrtHttpClient.LARGEST + 1);
    }

    /** Each connection gets this much, and nothing more. */
    private void answer(String beginning) {
        var thread = new Thread(() -> {
            while (!server.isClosed()) {
                try {
                    var socket = server.accept();
                    open.add(socket);
                    if (socket.getInputStream().read() >= 0) {
                        requests.incrementAndGet();
                        socket.getOutputStream().write(beginning.getBytes(UTF_8));
                        socket.getOutputStream().flush();
                    }
                } catch (IOException e) {
                    // The connection is given up, or the test is over.
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Everything to one port of this machine. */
    private record Redirected(SdkHttpClient http, int port) implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            var there = request.httpRequest().toBuilder()
                    .protocol("http")
                    .host("127.0.0.1")
                    .port(port)
                    .build();
            return http.prepareRequest(HttpExecuteRequest.builder()
                    .request(there)
                    .contentStreamProvider(request.contentStreamProvider().orElse(null))
                    .build());
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
