package kaikin.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaikin.bench.core.MeasuredFigures;

/**
 * A program to be measured from its start to its end, with all that it starts and waits for.
 *
 * @param environment on top of the caller's own
 */
public record TimedCommand(Path directory, Map<String, String> environment, List<String> words) {
    public TimedCommand {
        environment = Map.copyOf(environment);
        words = List.copyOf(words);
    }

    /** The same with one more variable. */
    public TimedCommand with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new TimedCommand(directory, more, words);
    }

    /** The output and the cost: seconds by the clock and of the processors, megabytes of the largest process. */
    public record Ended(int status, String output, double wall, double cpu, double peak) {
        /** Fails with what the program printed, where it failed. */
        public Ended fine() throws IOException {
            if (status != 0) {
                throw new IOException("status " + status + ":\n" + output);
            }
            return this;
        }

        /** Under this name: wall, cpu and peak. */
        public void into(MeasuredFigures figures, String name) {
            figures.add(name + " wall", wall);
            figures.add(name + " cpu", cpu);
            figures.add(name + " peak", peak);
        }
    }

    public Ended run() throws IOException, InterruptedException {
        var costs = Files.createTempFile("kaikin-bench-", ".time");
        try {
            var timed =
                    new ArrayList<>(List.of("/usr/bin/time", "--quiet", "-f", "%e %U %S %M", "-o", costs.toString()));
            timed.addAll(words);
            var builder =
                    new ProcessBuilder(timed).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            var started = System.nanoTime();
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var status = process.waitFor();
            // The clock of the tool has hundredths only.
            var wall = (System.nanoTime() - started) / 1e9;
            var cost = Files.readString(costs).strip().split(" ", -1);
            var cpu = Double.parseDouble(cost[1]) + Double.parseDouble(cost[2]);
            return new Ended(status, output, wall, cpu, Double.parseDouble(cost[3]) / 1024);
        } finally {
            Files.delete(costs);
        }
    }
}
