package kaikin.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitedExecutorTest {
    private final ArrayDeque<Runnable> threads = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();

    @Test
    void aLotOfWorkOfOneAccountKeepsNoOtherWaiting() {
        give(new LimitedExecutor(threads::add, 2), "many", 100);
        give(new LimitedExecutor(threads::add, 2), "few", 2);

        run();

        assertThat(done).hasSize(102);
        assertThat(done.subList(0, 8)).contains("few 0", "few 1");
    }

    @Test
    void takesNoMorePlacesThanItHas() {
        give(new LimitedExecutor(threads::add, 3), "many", 100);

        assertThat(threads).hasSize(3);
        run();
        assertThat(done).hasSize(100);
    }

    /** What fails leaves its place. */
    @Test
    void workThatFailsStopsNothing() {
        var executor = new LimitedExecutor(threads::add, 1);
        executor.execute(() -> {
            throw new IllegalStateException("broken");
        });
        give(executor, "next", 1);

        run();

        assertThat(done).containsExactly("next 0");
    }

    private void give(Executor executor, String name, int count) {
        IntStream.range(0, count).forEach(each -> executor.execute(() -> done.add(name + " " + each)));
    }

    private void run() {
        while (!threads.isEmpty()) {
            try {
                threads.remove().run();
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("broken");
            }
        }
    }
}
