package kaikin.sandbox.function;

import java.nio.charset.StandardCharsets;

/** What a function reported instead of an answer. */
public final class FunctionFailure extends RuntimeException {
    FunctionFailure(byte[] report) {
        super(new String(report, StandardCharsets.UTF_8));
    }
}
