package kaikin.bench.section;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import kaikin.bench.core.Aim;
import kaikin.bench.core.BenchRun;
import kaikin.bench.core.Row;
import kaikin.bench.core.Samples;
import kaikin.bench.core.Section;
import kaikin.bench.micro.Reading;

/** How fast messages are read, whatever is in them. */
public final class ReadingSection implements Section {
    @Override
    public String name() {
        return "reading";
    }

    @Override
    public String about() {
        return "A webhook's body, from bytes to the question that it asks, measured by JMH. The hostile messages are"
                + " 64 KB of open brackets, and of digits and dots; each is compared with the typical one by the byte.";
    }

    @Override
    public Result measure(BenchRun bench) throws IOException {
        var typical = micros(bench, "typical");
        return Result.of(List.of(
                Row.alone("messages a second, typical", "/s", typical.map(micros -> 1e6 / micros)),
                hostile(bench, "64 KB of open brackets", "brackets", typical),
                hostile(bench, "64 KB of digits and dots", "digits", typical)));
    }

    private static Row hostile(BenchRun bench, String what, String kind, Samples typical) throws IOException {
        return Row.beside(what + ", a byte", "ns", perByte(micros(bench, kind), kind), perByte(typical, "typical"))
                .aiming(Aim.timesAsMuch(10));
    }

    private static Samples micros(BenchRun bench, String kind) throws IOException {
        return Micro.measure(bench, Reading.class, "read", Map.of("kind", kind));
    }

    private static Samples perByte(Samples micros, String kind) {
        var bytes = Reading.body(kind, 64).length;
        return micros.map(value -> value * 1000 / bytes);
    }
}
