package kaikin.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kaikin.sandbox.ControlSocket;
import kaikin.sandbox.demo.Await;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "chat",
        description = "Write to the bot of a running sandbox, and print its answers until the last one is there.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the bot has answered, and said how every release ended",
            "1:there is no sandbox, or the bot did not answer",
            "3:a release was started, and how it ended was not said in time"
        },
        sortOptions = false)
final class ChatCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int UNFINISHED = 3;

    @Option(
            names = "--room",
            paramLabel = "ROOM",
            description = "write there (default: a room that the bot listens to)")
    private String room = "";

    @Option(
            names = "--person",
            paramLabel = "PERSON",
            description = "write as this account (default: one that may ask)")
    private String person = "";

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "wait so long for the end of a release (default: ${DEFAULT-VALUE})",
            defaultValue = "60")
    private int seconds;

    @Parameters(paramLabel = "TEXT", description = "the message; the mention is put in front")
    private String text = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        var control = ControlSocket.ofRunningSandbox();
        var message = JsonNodeFactory.instance
                .objectNode()
                .put("room", room)
                .put("person", person)
                .put("text", text);
        var said = JSON.readTree(control.post("/say", message.toString()));
        var thread = new Answers(
                control,
                "to=%s-%s]"
                        .formatted(said.path("room").asText(), said.path("id").asText()));
        // Whatever can be said at once is in the room before the webhook has its status.
        var atOnce = thread.print();
        if (said.path("status").asInt() != 200) {
            throw new IOException(
                    "the webhook answered HTTP " + said.path("status").asInt());
        }
        var started = started(control, said.path("id").asText());
        if (atOnce == 0) {
            throw new IOException(
                    started == 0
                            ? "no answer is in the room: the bot has nothing to say to that, or Chatwork did not take it"
                            : started + " started, and no answer is in the room: Chatwork did not take it");
        }
        if (Await.trueWithin(Duration.ofSeconds(seconds), () -> {
            thread.print();
            return thread.printed >= atOnce + started;
        })) {
            return 0;
        }
        Progress.say(("%d of %d ends were not told within %d s. Where a server is silent, its command is given up"
                        + " when minutes pass: kaikin-minute 4, or the page's button")
                .formatted(started - (thread.printed - atOnce), started, seconds));
        return UNFINISHED;
    }

    /** The commands that the message has led to: the end of each is told by itself. */
    private static long started(ControlSocket control, String message) throws IOException {
        var count = 0L;
        for (var command : JSON.readTree(control.get("/commands"))) {
            count += command.path("message").asText().equals(message) ? 1 : 0;
        }
        return count;
    }

    /** The answers to one message, as far as they are printed. */
    private static final class Answers {
        private final ControlSocket control;
        private final String mark;
        private int printed;

        private Answers(ControlSocket control, String mark) {
            this.control = control;
            this.mark = mark;
        }

        /** Prints those that are new; answers how many there are. */
        private int print() throws IOException {
            List<String> answers = new ArrayList<>();
            for (var message : JSON.readTree(control.get("/messages"))) {
                var body = message.path("body").asText();
                if (body.startsWith("[rp ")
                        && body.lines().findFirst().orElse("").contains(mark)) {
                    answers.add(body);
                }
            }
            answers.stream().skip(printed).forEach(body -> System.out.println(plain(body) + "\n"));
            printed = answers.size();
            return printed;
        }

        /** As people read it in the room: without the notation, and without what a terminal would obey. */
        private static String plain(String body) {
            return body.replaceFirst("^\\[rp [^\\]]*]\\s*", "")
                    .replace("[title]", "")
                    .replace("[/title]", "\n")
                    .replaceAll("\\[/?info]", "\n")
                    .replaceAll("\n{2,}", "\n")
                    .replaceAll("[\\p{Cntrl}&&[^\n]]", "?")
                    .strip();
        }
    }
}
