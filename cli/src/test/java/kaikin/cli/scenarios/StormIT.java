package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import kaikin.sandbox.demo.ChatUser;
import org.junit.jupiter.api.Test;

/** Webhooks of garbage and truth, through the packaged function; {@code -Dkaikin.storm=10000} for more of them. */
class StormIT {
    private static final int WEBHOOKS = Integer.getInteger("kaikin.storm", 2_000);
    private static final long SEED = 20_261_123;

    private final Random random = new Random(SEED);
    private int answers;

    @Test
    void nothingBreaksNothingUnsignedActsAndMemoryStaysFlat() throws Exception {
        try (var stage = ScenarioSandbox.open()) {
            stage.sandbox().minute();
            var person = stage.person();
            send(person, WEBHOOKS / 10);
            var early = residentKilobytes();
            send(person, WEBHOOKS - WEBHOOKS / 10);
            var late = residentKilobytes();
            System.out.printf(
                    "storm: %d webhooks, %d answered, function %d MB resident after a tenth, %d MB after all%n",
                    WEBHOOKS, answers, early / 1024, late / 1024);

            assertThat(person.room()).hasSize(answers);
            assertThat(stage.audit())
                    .isNotEmpty()
                    .noneMatch(entry -> entry.resource().endsWith("document/kaikin-release"))
                    .noneMatch(entry -> entry.decision().equals("explicitDeny"));
            assertThat(stage.sandbox().log("kaikin-webhook"))
                    .contains("bad signature", "unreadable", "too large", "delivered before")
                    .doesNotContain("\"outcome\":\"failed\"", "Broken", "\tat ");
            assertThat(late).isLessThan(early + 64 * 1024);
        }
    }

    private void send(ChatUser person, int number) throws IOException, InterruptedException {
        for (var i = 0; i < number; i++) {
            switch (random.nextInt(20)) {
                case 0 -> truth(person);
                case 1 -> signed(person, noise(random.nextInt(2000)));
                case 2 -> signed(person, broken(person.event("203.0.113.7")));
                case 3 -> signed(person, person.event("x").replace("mention_to_me", "message_created"));
                case 4 -> assertThat(person.post("x".repeat(600_000), "AAAA")).isEqualTo(413);
                default -> unsigned(person);
            }
        }
    }

    /** Answered once, though it comes twice. */
    private void truth(ChatUser person) throws IOException, InterruptedException {
        var event = person.event(random.nextBoolean() ? "198.51.100." + random.nextInt(256) : noise(300))
                .replaceFirst("(\"message_id\":\")[0-9]+", "$1" + (1_000_000 + answers));
        signed(person, event);
        signed(person, event);
        answers++;
    }

    private void signed(ChatUser person, String body) throws IOException, InterruptedException {
        assertThat(person.post(body, person.sign(body))).isEqualTo(200);
    }

    private void unsigned(ChatUser person) throws IOException, InterruptedException {
        var body = random.nextBoolean() ? person.event("203.0.113.7") : noise(random.nextInt(4000));
        var signature = random.nextBoolean() ? person.sign(body + " ") : "A".repeat(random.nextInt(100));
        assertThat(person.post(body, signature)).isEqualTo(401);
    }

    private String broken(String event) {
        return event.substring(0, random.nextInt(event.length()));
    }

    private String noise(int length) {
        return random.ints(length, ' ', 0x3100)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What the function's processes hold, as the kernel counts. */
    private static long residentKilobytes() throws IOException {
        var total = 0L;
        var processes = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("WebhookFunction"))
                .toList();
        assertThat(processes).isNotEmpty();
        for (var process : processes) {
            total += Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        }
        return total;
    }
}
