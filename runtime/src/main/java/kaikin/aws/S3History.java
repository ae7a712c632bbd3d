package kaikin.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import kaikin.contract.AccountId;
import kaikin.contract.CommandServers;
import kaikin.contract.HistoryKey;
import kaikin.contract.Reference;
import kaikin.history.History;
import kaikin.history.RecordedOutcome;
import kaikin.history.RecordedRequest;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The history as small objects of the bucket; a listing has the newest first. */
public final class S3History implements History {
    private static final int AT_A_TIME = 8;
    /** Outcomes that are read of one request; it may have more, and those are not known. */
    private static final int MOST_ENDS = 40;

    private static final CommandServers NOT_KEPT = new CommandServers(Map.of());
    private static final Set<Integer> NOT_THERE = Set.of(403, 404);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_A_TIME, work -> {
        var thread = new Thread(work, "history");
        thread.setDaemon(true);
        return thread;
    });

    private final S3Client s3;
    private final String bucket;

    public S3History(AwsClients clients, String bucket) {
        this.s3 = clients.s3();
        this.bucket = bucket;
    }

    @Override
    public void keep(HistoryKey key, String text) throws UnavailableException {
        write(key.toString(), text);
    }

    @Override
    public void keep(AccountId account, String command, CommandServers servers) throws UnavailableException {
        write(CommandServers.key(account, command), servers.toString());
    }

    private void write(String key, String text) throws UnavailableException {
        try {
            s3.putObject(
                    request -> request.bucket(bucket).key(key).overrideConfiguration(AwsClients.SOON),
                    RequestBody.fromString(text, UTF_8));
        } catch (SdkException e) {
            throw new UnavailableException("cannot keep " + key + ": " + e.getMessage(), e);
        }
    }

    @Override
    public CommandServers servers(AccountId account, String command) throws UnavailableException {
        var key = CommandServers.key(account, command);
        try {
            return CommandServers.parse(text(key)).orElse(NOT_KEPT);
        } catch (S3Exception e) {
            // To who may not list the bucket, S3 says 403 of what is not there.
            if (NOT_THERE.contains(e.statusCode())) {
                return NOT_KEPT;
            }
            throw new UnavailableException("cannot read " + key + ": " + e.getMessage(), e);
        } catch (SdkException e) {
            throw new UnavailableException("cannot read " + key + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Newest newest(long room, int most) throws UnavailableException {
        try {
            return read(listed(room, most));
        } catch (SdkException e) {
            throw new UnavailableException("cannot list the history of " + room + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted", e);
        }
    }

    /** The keys of each request, newest first; one page has more requests than anyone asks for. */
    private List<List<HistoryKey>> listed(long room, int most) {
        var requests = new LinkedHashMap<String, List<HistoryKey>>();
        s3.listObjectsV2(request -> request.bucket(bucket).prefix(HistoryKey.prefix(room))).contents().stream()
                .map(S3Object::key)
                .flatMap(key -> HistoryKey.parse(key).stream())
                .forEach(key -> requests.computeIfAbsent(key.message(), message -> new ArrayList<>())
                        .add(key));
        return requests.values().stream().limit(most).toList();
    }

    private Newest read(List<List<HistoryKey>> requests) throws InterruptedException {
        var futures = THREADS.invokeAll(
                requests.stream()
                        .<Callable<Optional<Entry>>>map(keys -> () -> entry(keys))
                        .toList(),
                PATIENCE.toMillis(),
                TimeUnit.MILLISECONDS);
        var entries = new ArrayList<Entry>();
        for (var future : futures) {
            try {
                future.get().ifPresent(entries::add);
            } catch (CancellationException | ExecutionException e) {
                // It counts as unreadable.
            }
        }
        return new Newest(entries, requests.size() - entries.size());
    }

    private Optional<Entry> entry(List<HistoryKey> keys) {
        var ended = keys.stream()
                .filter(key -> !key.isRequest())
                .limit(MOST_ENDS)
                .flatMap(key -> RecordedOutcome.parse(text(key.toString())).stream())
                .toList();
        return keys.stream()
                .filter(HistoryKey::isRequest)
                .findFirst()
                .flatMap(key -> RecordedRequest.parse(text(key.toString())))
                .map(asked -> new Entry(Reference.of(keys.get(0).message()), asked, ended));
    }

    private String text(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String();
    }
}
