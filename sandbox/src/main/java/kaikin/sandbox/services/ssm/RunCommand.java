package kaikin.sandbox.services.ssm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A command on its way.
 *
 * @param maxErrors how many servers may fail without the command failing
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html">Understanding command
 *     statuses</a>
 */
public record RunCommand(
        String id,
        String account,
        String region,
        Instant requested,
        String document,
        Map<String, String> parameters,
        String comment,
        int maxErrors,
        List<CommandInvocation> invocations) {
    /** Returns how the whole command ended; it must have. */
    public String status() {
        var results = join();
        var errors = results.stream().filter(CommandInvocation.Result::isError).count();
        if (errors > maxErrors) {
            return count(results, "Failed") > 0 ? "Failed" : "TimedOut";
        }
        if (count(results, "DeliveryTimedOut") > maxErrors) {
            return "TimedOut";
        }
        // Where some have not succeeded, and not enough for more, its details are "Incomplete".
        return results.stream().allMatch(each -> each.status().equals("Success")) ? "Success" : "Failed";
    }

    /** Waits until every server has ended. */
    public List<CommandInvocation.Result> join() {
        return invocations.stream().map(CommandInvocation::join).toList();
    }

    private static long count(List<CommandInvocation.Result> results, String details) {
        return results.stream()
                .flatMap(each -> Stream.of(each.details()))
                .filter(details::equals)
                .count();
    }
}
