package kaikin.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Work that is done side by side: most of it is the start of JVMs. */
public final class ParallelTasks {
    private ParallelTasks() {}

    /** Returns what the tasks answer, in their order; the first that failed fails the whole. */
    public static <T> List<T> all(List<Callable<T>> tasks) throws IOException, InterruptedException {
        var threads = Executors.newCachedThreadPool();
        try {
            var answers = new ArrayList<T>();
            for (var task : threads.invokeAll(tasks)) {
                answers.add(task.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
