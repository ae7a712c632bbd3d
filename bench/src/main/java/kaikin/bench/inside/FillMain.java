package kaikin.bench.inside;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Fills the bucket with the ban lists of one account's servers, as its writer: {@code BUCKET ACCOUNT SERVERS BANS}. */
public final class FillMain {
    /** In the list of the first server, and only there. */
    public static final String ADDRESS = "203.0.113.7";

    private FillMain() {}

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        var account = new AccountId(args[1]);
        var bans = Integer.parseInt(args[3]);
        var threads = Executors.newFixedThreadPool(8);
        try (var http = AwsCrtHttpClient.builder().maxConcurrency(16).build();
                var s3 = S3Client.builder().httpClient(http).build()) {
            var tasks = IntStream.range(0, Integer.parseInt(args[2]))
                    .mapToObj(i -> (Callable<Boolean>) () -> put(s3, args[0], key(account, i), bans))
                    .toList();
            for (var put : threads.invokeAll(tasks)) {
                put.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** The servers of the benchmark, by number; the first is the sandbox's own. */
    public static BanListKey key(AccountId account, int number) {
        return number == 0
                ? new BanListKey(account, kaikin.sandbox.cloud.Instance.id(account.value(), "opengate-1"), "opengate-1")
                : new BanListKey(account, "i-0%016x".formatted(number), "web-" + number);
    }

    private static boolean put(S3Client s3, String bucket, BanListKey key, int bans) {
        var address = key.server().equals("opengate-1") ? ADDRESS : "198.51.100.1";
        var text = Lists.text(key.account(), key.instance(), key.server(), bans, address);
        s3.putObject(request -> request.bucket(bucket).key(key.toString()), RequestBody.fromString(text));
        return true;
    }

    /** What must be in a command line after this class's name. */
    public static List<String> arguments(String bucket, AccountId account, int servers, int bans) {
        return List.of(bucket, account.value(), Integer.toString(servers), Integer.toString(bans));
    }
}
