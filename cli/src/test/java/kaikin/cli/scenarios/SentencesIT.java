package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every sentence of the tables through the packaged function: what it is read as stands in the log. */
class SentencesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ROW = Pattern.compile("«(?<body>.*)» -> (?<meaning>.*)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))");
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("release", "Release"),
            Map.entry("check", "Check"),
            Map.entry("not", "NotAsked"),
            Map.entry("which", "Which"),
            Map.entry("unreadable", "Unreadable"),
            Map.entry("refused", "Refused"),
            Map.entry("list", "Overview"),
            Map.entry("history", "History"),
            Map.entry("help", "Help"),
            Map.entry("thanks", "Thanks"),
            Map.entry("unclear", "Unclear"));

    @Test
    void everySentenceIsReadAsTheTablesSay() throws Exception {
        try (var stage = ScenarioSandbox.open()) {
            stage.sandbox().minute();
            var wanted = new ArrayList<String>();
            for (var row : rows()) {
                var body = event(stage, unescaped(row.group(1)), wanted.size());
                assertThat(stage.person().post(body, stage.person().sign(body))).isEqualTo(200);
                wanted.add(KINDS.get(row.group(2).split(" ", 2)[0]));
            }

            assertThat(asked(stage)).hasSizeGreaterThan(800).isEqualTo(wanted);
            assertThat(stage.audit())
                    .noneMatch(entry -> entry.action().equals("ssm:SendCommand")
                            && entry.resource().endsWith("document/kaikin-release"));
        }
    }

    private static List<MatchResult> rows() throws IOException {
        var rows = new ArrayList<MatchResult>();
        for (var table : List.of("meanings", "japanese", "english", "unseen")) {
            var file = ScenarioSandbox.PROJECT.resolve("runtime/src/test/resources/messages/" + table + ".txt");
            Files.readAllLines(file).stream()
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(Matcher::toMatchResult)
                    .forEach(rows::add);
        }
        return rows;
    }

    /** The tables' bot has the number 99. */
    private static String event(ScenarioSandbox stage, String text, int number) throws IOException {
        var event = (ObjectNode) JSON.readTree(stage.person().event(""));
        var message = (ObjectNode) event.path("webhook_event");
        var bot = message.path("to_account_id").asText();
        message.put("body", text.replace("[To:99]", "[To:" + bot + "]").replace("aid=99", "aid=" + bot));
        message.put("message_id", Integer.toString(1_000_000 + number));
        return event.toString();
    }

    private static List<String> asked(ScenarioSandbox stage) throws IOException {
        var asked = new ArrayList<String>();
        for (var line : stage.sandbox().log("kaikin-webhook").lines().toList()) {
            if (line.contains("\"asked\":")) {
                asked.add(JSON.readTree(line.substring(line.indexOf('{')))
                        .path("asked")
                        .asText());
            }
        }
        return asked;
    }

    private static String unescaped(String body) {
        return ESCAPE.matcher(body)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(1) != null
                                ? String.valueOf((char) Integer.parseInt(escape.group(1), 16))
                                : Map.of("n", "\n", "r", "\r", "t", "\t", "\\", "\\")
                                        .get(escape.group(2))));
    }
}
