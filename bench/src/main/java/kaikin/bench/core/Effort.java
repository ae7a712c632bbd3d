package kaikin.bench.core;

/**
 * How much is measured.
 *
 * @param rounds how often each variant is measured, in turn with the others
 * @param quick whether only to see that it works: the smallest forms, whose figures mean nothing
 */
public record Effort(int rounds, boolean quick) {
    public static final Effort QUICK = new Effort(1, true);

    /** The size of the work: as wished, or the small one. */
    public int size(int usual, int small) {
        return quick ? small : usual;
    }

    /** One part of a measurement. */
    @FunctionalInterface
    public interface Round {
        void run(boolean counts) throws Exception;
    }

    /** Runs the round as often as wished, and once before that does not count: caches fill then. */
    public void run(Round round) throws Exception {
        if (!quick) {
            round.run(false);
        }
        for (var i = 0; i < rounds; i++) {
            round.run(true);
        }
    }
}
