package kaikin.bench.section;

import java.util.List;
import java.util.Map;
import kaikin.bench.core.BenchRun;
import kaikin.bench.process.TimedCommand;

/** A line of the program changed, for one command's eyes only: the working tree itself stays as it is. */
record OneLine(BenchRun bench, Engine engine) {
    private static final String CHANGE = """
            file=$PROJECT/stacks/src/main/java/kaikin/stacks/Main.java
            changed=$(mktemp) && trap 'rm -f "$changed"' EXIT
            sed '$a // changed' "$file" >"$changed" && mount --bind "$changed" "$file" || exit
            """;

    private static final String BUILD = """
            (cd "$PROJECT" && ./mvnw -q -B -ntp -o package -Dmaven.test.skip=true -pl stacks -am) || exit
            """;

    /** From the change to the finished review. */
    TimedCommand reviewed() {
        return with("\"$PROJECT/kaikin\" review", Map.of());
    }

    /** From the change to what the previews say of it. */
    TimedCommand previewed(String previews, Map<String, String> environment) {
        return with(BUILD + previews, environment);
    }

    private TimedCommand with(String work, Map<String, String> more) {
        var command = engine.in(List.of("unshare", "--map-root-user", "--mount", "bash", "-c", CHANGE + work), more);
        return command.with(
                "PROJECT", bench.project().toAbsolutePath().normalize().toString());
    }
}
