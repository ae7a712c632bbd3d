package kaikin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackFileTextTest {
    private static final String FILE = """
            # 🐢 Ours.
            encryptionsalt: v1:abc
            config:
              aws:region: ap-northeast-1 # Tokyo
              # Who may ask.
              kaikin:rooms:
                - "1" # the first
                - "2"
              # Nobody else.
              kaikin:people: ["7"]

              kaikin:apiToken:
                secure: v1:xyz

            # The end.
            """;

    @Test
    void replacesAValueAndNothingElse() throws Exception {
        assertThat(with(FILE, "aws:region", "us-east-1")).isEqualTo(FILE.replace(" ap-northeast-1 #", " us-east-1 #"));
        assertThat(with(FILE, "kaikin:people", "[]")).isEqualTo(FILE.replace("[\"7\"]", "[]"));
    }

    @Test
    void replacesAListOfSeveralLines() throws Exception {
        assertThat(with(FILE, "kaikin:rooms", "[\"9\"]"))
                .isEqualTo(FILE.replace(":\n    - \"1\" # the first\n    - \"2\"\n", ": [\"9\"]\n"));
    }

    @Test
    void addsWhatIsNotThere() throws Exception {
        assertThat(with(FILE, "kaikin:bot", "\"5\""))
                .isEqualTo(FILE.replace("secure: v1:xyz\n", "secure: v1:xyz\n  kaikin:bot: \"5\"\n"));
        assertThat(with("config:\n  a:b: 1 # one", "c:d", "2")).isEqualTo("config:\n  a:b: 1 # one\n  c:d: 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "- 1", "config: {a: 1}", "config:\n", "config:\n  a: [1", "config:\n  x: &y 1\n  a: *y\n"})
    void whatIsNotUnderstoodIsLeftAlone(String text) {
        assertThatThrownBy(() -> with(text, "a", "2"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Pulumi.a.yaml cannot be edited: ");
    }

    private static String with(String text, String key, String value) throws IOException {
        return new StackFileText("Pulumi.a.yaml", text).with(key, value).text();
    }
}
