package kaikin.bench.inside;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import kaikin.aws.AwsClients;
import kaikin.aws.S3BanLists;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.webhook.ServerList;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Looks an address up in all lists of the bucket, as the webhook function does it, and by text search; with the writer's
 * credentials as well, to change a list: {@code BUCKET ACCOUNT BANS ROUNDS}. Prints a line for each figure.
 */
public final class LookupMain {
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** The system counts a process's time in hundredths of a second. */
    private static final int LOOKS = 50;

    /** More than a person has: what is asked here is what all lists cost. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int ROUNDS = 5;

    private final AwsClients clients = AwsClients.open("ap-northeast-1");
    private final S3Client plain =
            S3Client.builder().httpClient(AwsCrtHttpClient.create()).build();
    private final String bucket;
    private final AccountId account;
    private final int bans;
    private final StringBuilder figures = new StringBuilder();

    private LookupMain(String bucket, AccountId account, int bans) {
        this.bucket = bucket;
        this.account = account;
        this.bans = bans;
    }

    public static void main(String[] args) throws Exception {
        var lookup = new LookupMain(args[0], new AccountId(args[1]), Integer.parseInt(args[2]));
        // The first round loads and compiles what the others run.
        lookup.round();
        for (var i = 0; i < Integer.parseInt(args[3]); i++) {
            System.out.print(lookup.wholeRound());
        }
        System.exit(0);
    }

    /** A busy machine may keep a list from being read in time: such a round counts for nothing. */
    private String wholeRound() throws Exception {
        for (var i = 0; i < ROUNDS; i++) {
            if (round()) {
                return figures.toString();
            }
        }
        throw new IllegalStateException("in each of %d rounds some list could not be read in time".formatted(ROUNDS));
    }

    private boolean round() throws Exception {
        figures.setLength(0);
        var before = heap();
        var lists = new S3BanLists(clients, bucket, Set.of(account), PATIENCE);
        var whole = measure("first", () -> found(lists), 1);
        figure("heap", heap() - before);
        whole &= measure("unchanged", () -> found(lists), LOOKS);
        change();
        whole &= measure("changed", () -> found(lists), 1);
        whole &= measure("search", this::search, 1);
        return whole;
    }

    /** Whether the one list with the address was found each time. */
    private boolean measure(String name, Callable<Long> look, int times) throws Exception {
        var whole = true;
        var cpu = MACHINE.getProcessCpuTime();
        var started = System.nanoTime();
        for (var i = 0; i < times; i++) {
            whole &= look.call() == 1;
        }
        figure(name + " cpu", (MACHINE.getProcessCpuTime() - cpu) / 1e6 / times);
        figure(name + " wall", (System.nanoTime() - started) / 1e6 / times);
        return whole;
    }

    private void figure(String name, double value) {
        figures.append(name).append('\t').append(value).append('\n');
    }

    private static long found(S3BanLists lists) throws Exception {
        var address = IpAddress.parse(FillMain.ADDRESS).orElseThrow();
        Function<ServerList, Boolean> bans =
                list -> list.bans().covering(address).isPresent();
        return lists.each(bans).each().stream().filter(found -> found).count();
    }

    /** All of them each time, eight at a time as ours, and no word of what is between the bans. */
    private Long search() throws Exception {
        var keys =
                plain
                        .listObjectsV2Paginator(
                                request -> request.bucket(bucket).prefix(BanListKey.PREFIX))
                        .contents()
                        .stream()
                        .map(object -> (Callable<Boolean>) () -> plain.getObjectAsBytes(
                                        request -> request.bucket(bucket).key(object.key()))
                                .asString(StandardCharsets.UTF_8)
                                .contains(FillMain.ADDRESS + "/"))
                        .toList();
        var threads = Executors.newFixedThreadPool(8);
        try {
            var found = 0L;
            for (var each : threads.invokeAll(keys)) {
                found += each.get() ? 1 : 0;
            }
            return found;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Another server's list is written anew. */
    private void change() {
        var key = FillMain.key(account, 1);
        var text = Lists.text(account, key.instance(), key.server(), bans, "198.51.100.2");
        plain.putObject(
                request -> request.bucket(bucket)
                        .key(key.toString())
                        .overrideConfiguration(settings -> settings.credentialsProvider(
                                StaticCredentialsProvider.create(writer(System.getenv())))),
                RequestBody.fromString(text));
    }

    private static AwsSessionCredentials writer(Map<String, String> environment) {
        var parts = List.of("WRITER_ACCESS_KEY_ID", "WRITER_SECRET_ACCESS_KEY", "WRITER_SESSION_TOKEN").stream()
                .map(name -> environment.getOrDefault(name, ""))
                .toList();
        return AwsSessionCredentials.create(parts.get(0), parts.get(1), parts.get(2));
    }

    /** The reachable heap, in megabytes. */
    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }
}
