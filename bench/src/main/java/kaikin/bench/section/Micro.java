package kaikin.bench.section;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import kaikin.bench.core.BenchRun;
import kaikin.bench.core.Effort;
import kaikin.bench.core.Samples;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** A method measured by JMH, in a JVM of its own. */
final class Micro {
    private Micro() {}

    static Samples measure(BenchRun bench, Class<?> type, String method, Map<String, String> parameters)
            throws IOException {
        var log = Files.createTempFile("kaikin-bench-", ".jmh");
        // No word of the launcher's own: what spares its start would also spare these loops the optimising compiler.
        var options = new OptionsBuilder()
                .jvmArgs()
                .include("^" + type.getName().replace(".", "\\.") + "\\." + method + "$")
                .shouldFailOnError(true)
                .output(log.toString());
        parameters.forEach(options::param);
        effort(options, bench.effort());
        try {
            var results = new Runner(options.build()).run();
            return Samples.of(results.stream()
                    .flatMap(result -> result.getBenchmarkResults().stream())
                    .flatMap(result -> result.getIterationResults().stream())
                    .map(iteration -> iteration.getPrimaryResult().getScore())
                    .toList());
        } catch (RunnerException e) {
            throw new IOException("JMH could not measure %s:%n%s".formatted(method, Files.readString(log)), e);
        } finally {
            Files.delete(log);
        }
    }

    private static void effort(org.openjdk.jmh.runner.options.ChainedOptionsBuilder options, Effort effort) {
        if (effort.quick()) {
            options.forks(0).warmupIterations(0).measurementIterations(1).measurementTime(TimeValue.milliseconds(20));
        } else {
            options.forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(effort.rounds())
                    .measurementTime(TimeValue.milliseconds(500));
        }
    }
}
