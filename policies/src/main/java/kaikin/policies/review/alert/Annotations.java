package kaikin.policies.review.alert;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes GitHub's workflow commands: lines of a step's log that it shows beside the code.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
public final class Annotations {
    /** The number that GitHub shows of one level and one step. */
    private static final int SHOWN = 10;

    private Annotations() {}

    /** A line for each alert that is not accepted, as far as GitHub shows them, and a line for the rest of a level. */
    public static String of(Alerts alerts) {
        var lines = new ArrayList<String>();
        for (var level : Alert.Level.values()) {
            lines.addAll(of(
                    level,
                    alerts.alerts().stream()
                            .filter(alert ->
                                    alert.level() == level && alert.exemption().isEmpty())
                            .toList()));
        }
        return String.join("", lines);
    }

    private static List<String> of(Alert.Level level, List<Alert> alerts) {
        var lines = new ArrayList<>(
                alerts.stream().limit(SHOWN).map(alert -> command(level, alert)).toList());
        if (alerts.size() > SHOWN) {
            lines.add("%d more of level %s are in the report.\n".formatted(alerts.size() - SHOWN, level.sarif()));
        }
        return lines;
    }

    private static String command(Alert.Level level, Alert alert) {
        // Without a line of the program it is shown with the run, and beside no code.
        var place = alert.place()
                .map(line -> "file=%s,line=%d,".formatted(property(line.file()), line.line()))
                .orElse("");
        return "::%s %stitle=%s::%s\n"
                .formatted(level.command(), place, property(alert.rule().id()), data(alert.toString()));
    }

    /** Escapes what follows the second pair of colons: one line, whatever a name contains. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
