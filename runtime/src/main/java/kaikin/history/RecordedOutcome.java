package kaikin.history;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kaikin.banlist.IpAddress;
import kaikin.contract.BanListKey;

/**
 * The end of a command.
 *
 * @param free the servers that say that the address is free
 * @param others how many do not
 */
public record RecordedOutcome(IpAddress address, List<String> free, int others) {
    private static final Pattern TEXT =
            Pattern.compile("kaikin-ended/1 address=(\\S{2,45}) free=(\\S+) others=([0-9]{1,4})\n");

    public RecordedOutcome {
        free = List.copyOf(free);
    }

    /** Reads it back; empty where it is none of ours. */
    public static Optional<RecordedOutcome> parse(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var free = match.group(2).equals("-")
                ? List.<String>of()
                : List.of(match.group(2).split(",", -1));
        return free.stream().allMatch(BanListKey::isServerName)
                ? IpAddress.parse(match.group(1))
                        .map(address -> new RecordedOutcome(address, free, Integer.parseInt(match.group(3))))
                : Optional.empty();
    }

    /** The text that the bucket keeps. */
    @Override
    public String toString() {
        return "kaikin-ended/1 address=%s free=%s others=%s\n"
                .formatted(address, free.isEmpty() ? "-" : String.join(",", free), others);
    }
}
