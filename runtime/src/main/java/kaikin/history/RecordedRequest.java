package kaikin.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request, and what was said at once.
 *
 * @param release whether it asked for a release, or for a look
 */
public record RecordedRequest(Instant time, long asker, boolean release, List<RecordedFinding> findings) {
    private static final Pattern HEAD =
            Pattern.compile("kaikin-request/1 time=(\\S{1,30}) asker=([0-9]{1,18}) asked=(release|check)");

    public RecordedRequest {
        time = time.truncatedTo(ChronoUnit.SECONDS);
        findings = List.copyOf(findings);
    }

    /** Reads it back; empty where a line is none of ours. */
    public static Optional<RecordedRequest> parse(String text) {
        var lines = text.lines().toList();
        var head = HEAD.matcher(lines.isEmpty() ? "" : lines.get(0));
        if (!head.matches()) {
            return Optional.empty();
        }
        var findings = new ArrayList<RecordedFinding>();
        for (var line : lines.subList(1, lines.size())) {
            var finding = RecordedFinding.parse(line);
            if (finding.isEmpty()) {
                return Optional.empty();
            }
            findings.add(finding.get());
        }
        try {
            return Optional.of(new RecordedRequest(
                    Instant.parse(head.group(1)),
                    Long.parseLong(head.group(2)),
                    head.group(3).equals("release"),
                    findings));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** As the bucket has it. */
    @Override
    public String toString() {
        var text = new StringBuilder(
                "kaikin-request/1 time=%s asker=%s asked=%s\n".formatted(time, asker, release ? "release" : "check"));
        findings.forEach(finding -> text.append(finding).append('\n'));
        return text.toString();
    }
}
