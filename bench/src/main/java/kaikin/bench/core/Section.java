package kaikin.bench.core;

import java.util.List;

/** A part of the page: one question, measured. */
public interface Section {
    /** The word on the command line and the heading of its table. */
    String name();

    /** Says what is measured, and against what; one paragraph, in Markdown. */
    String about();

    /** Measures it. */
    Result measure(BenchRun bench) throws Exception;

    /** What came out: rows, and how costs grow where that was the question. */
    record Result(List<Row> rows, List<Growth> growth) {
        public static Result of(List<Row> rows) {
            return new Result(rows, List.of());
        }
    }
}
