package kaikin.sandbox.services.lambda;

/** What a function reported instead of an answer. */
public final class FunctionFailure extends RuntimeException {
    FunctionFailure(String report) {
        super(report);
    }
}
