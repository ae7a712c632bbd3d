package kaikin.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import kaikin.contract.AccountId;
import kaikin.contract.CommandServers;
import kaikin.contract.HistoryKey;
import kaikin.contract.Reference;
import kaikin.history.History;
import kaikin.history.RecordedOutcome;
import kaikin.history.RecordedRequest;

/** A history in memory, in the order of its keys. */
public final class MemoryHistory implements History {
    private final Map<String, String> objects = new ConcurrentHashMap<>();
    private volatile boolean fails;
    private volatile boolean keeps = true;

    /** From now on S3 refuses everything. */
    public void fail() {
        fails = true;
    }

    /** From now on S3 takes nothing more. */
    public void failToKeep() {
        keeps = false;
    }

    public Map<String, String> objects() {
        return objects;
    }

    @Override
    public void keep(HistoryKey key, String text) throws UnavailableException {
        refuse(!keeps);
        objects.put(key.toString(), text);
    }

    @Override
    public void keep(AccountId account, String command, CommandServers servers) throws UnavailableException {
        refuse(!keeps);
        objects.put(CommandServers.key(account, command), servers.toString());
    }

    @Override
    public CommandServers servers(AccountId account, String command) throws UnavailableException {
        refuse(false);
        return CommandServers.parse(objects.getOrDefault(CommandServers.key(account, command), ""))
                .orElseGet(() -> new CommandServers(Map.of()));
    }

    @Override
    public Newest newest(long room, int most) throws UnavailableException {
        refuse(false);
        var requests = new LinkedHashMap<String, Entry>();
        new TreeMap<>(objects)
                .forEach((name, text) -> HistoryKey.parse(name)
                        .filter(key -> key.room() == room && key.isRequest())
                        .ifPresent(key -> requests.put(
                                key.message(),
                                new Entry(
                                        Reference.of(key.message()),
                                        RecordedRequest.parse(text).orElseThrow(),
                                        ends(room, key.message())))));
        return new Newest(requests.values().stream().limit(most).toList(), 0);
    }

    private List<RecordedOutcome> ends(long room, String message) {
        return objects.entrySet().stream()
                .filter(each -> HistoryKey.parse(each.getKey())
                        .filter(key -> key.room() == room && key.message().equals(message) && !key.isRequest())
                        .isPresent())
                .flatMap(each -> RecordedOutcome.parse(each.getValue()).stream())
                .toList();
    }

    private void refuse(boolean also) throws UnavailableException {
        if (fails || also) {
            throw new UnavailableException("AccessDenied", new IllegalStateException());
        }
    }
}
