package kaikin.unban;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Ban lists that lie in memory, and can become unavailable. */
public final class MemoryLists implements BanLists {
    private final List<ServerList> lists = new ArrayList<>();
    private Optional<Reason> trouble = Optional.empty();
    private int looks;

    void add(ServerList list) {
        lists.add(list);
    }

    void fail(Reason reason) {
        trouble = Optional.of(reason);
    }

    /** How often somebody has looked. */
    public int looks() {
        return looks;
    }

    @Override
    public <T> List<T> each(Function<ServerList, T> reader) throws UnavailableException {
        looks++;
        if (trouble.isPresent()) {
            throw new UnavailableException(trouble.get(), "AccessDenied: secret detail", new IllegalStateException());
        }
        return lists.stream().map(reader).toList();
    }
}
