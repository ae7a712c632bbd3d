package kaikin.bench.micro;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kaikin.policies.iam.Grants;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** All cases decided once; the figure is a case's, not the set's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Decisions {
    /** How many there are: JMH wants it fixed. */
    public static final int CASES = 8;

    private List<Cases.Case> cases = List.of();
    private List<Grants> grants = List.of();

    @Setup
    public void read() throws IOException {
        cases = Cases.read();
        grants = cases.stream().map(Cases.Case::grants).toList();
        for (var each : cases) {
            var verdict = each.decide(each.grants()).result();
            if (verdict != each.expected() || cases.size() != CASES) {
                throw new IllegalStateException(each.request() + " ended with " + verdict);
            }
        }
    }

    /** As the sandbox decides: policies are read when they are deployed. */
    @Benchmark
    @org.openjdk.jmh.annotations.OperationsPerInvocation(CASES)
    public void parsedBefore(Blackhole sink) {
        for (var i = 0; i < CASES; i++) {
            sink.consume(cases.get(i).decide(grants.get(i)));
        }
    }

    /** Policies are texts until they are asked for. */
    @Benchmark
    @org.openjdk.jmh.annotations.OperationsPerInvocation(CASES)
    public void parsedEachTime(Blackhole sink) {
        for (var each : cases) {
            sink.consume(each.decide(each.grants()));
        }
    }
}
