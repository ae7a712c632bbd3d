package kaikin.bench.core;

import java.util.List;

/** A part of the page: one question, measured. */
public interface Section {
    /** The word on the command line and the heading of its table. */
    String name();

    /** What is measured, and against what; one paragraph, in Markdown. */
    String about();

    /** Measures it. */
    List<Row> measure(Bench bench) throws Exception;
}
