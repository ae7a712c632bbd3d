package kaikin.sandbox.demo;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import kaikin.sandbox.demo.DemoRecord.DemoStep;

/** Tells a story to people. */
public interface DemoOutput {
    /** A part of the story begins. */
    void title(String title);

    /** Tells a line that was printed. */
    void line(String line);

    /** A hop. */
    void step(DemoStep step);

    /** Tells what the bot wrote. */
    void said(String message);

    /** Everything. */
    static DemoOutput full(Consumer<String> out) {
        return new DemoOutput() {
            @Override
            public void title(String title) {
                out.accept("");
                out.accept(title);
            }

            @Override
            public void line(String line) {
                out.accept("  " + line);
            }

            @Override
            public void step(DemoStep step) {
                out.accept(step.line());
            }

            @Override
            public void said(String message) {
                message.lines().forEach(line -> out.accept("  | " + line));
            }
        };
    }

    /** On one screen: of the hops those that the story is about, and of answers their first sentence. */
    static DemoOutput brief(Consumer<String> out) {
        return new Brief(out);
    }

    /** Lines of at most a hundred columns. */
    final class Brief implements DemoOutput {
        private static final int COLUMNS = 100;
        private static final List<Pattern> HOPS = List.of(
                Pattern.compile("lambda:InvokeFunction .*"),
                Pattern.compile("sts:AssumeRole \\S*role/kaikin-(operator|reader|writer-\\S*)"),
                Pattern.compile("ssm:SendCommand \\S*document/kaikin-release"),
                Pattern.compile("s3:GetObject \\S*/ban-lists/.*"),
                Pattern.compile("s3:PutObject \\S*/ban-lists/.*"),
                Pattern.compile("events:PutEvents .*"));
        private static final Pattern SAID =
                Pattern.compile("(?s).*\\[title](.*?)\\[/title](.*?)(?:。|\\. |\n|\\[/info]).*");

        private final Consumer<String> out;

        private Brief(Consumer<String> out) {
            this.out = out;
        }

        @Override
        public void title(String title) {
            out.accept(cut(title));
        }

        @Override
        public void line(String line) {
            // Both servers say the same where all is well, and their uploads are hops.
        }

        @Override
        public void step(DemoStep step) {
            var hop = step.action() + " " + step.resource();
            var world = step.account().isEmpty();
            if (world || HOPS.stream().anyMatch(each -> each.matcher(hop).matches())) {
                out.accept(cut("  " + (world ? step.happening() : step.brief())));
            }
        }

        @Override
        public void said(String message) {
            var match = SAID.matcher(message);
            if (match.matches()) {
                out.accept(cut("  » " + match.group(1) + ": " + match.group(2).strip()));
            }
        }

        /** Japanese letters take two columns. */
        private static String cut(String line) {
            var columns = 0;
            for (var i = 0; i < line.length(); i++) {
                columns += line.charAt(i) < 0x2E80 ? 1 : 2;
                if (columns > COLUMNS) {
                    return line.substring(0, i - 2) + "…";
                }
            }
            return line;
        }
    }
}
