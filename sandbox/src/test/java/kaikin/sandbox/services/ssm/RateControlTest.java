package kaikin.sandbox.services.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import kaikin.sandbox.cloud.Instance;
import kaikin.sandbox.services.ssm.RateControl.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateControlTest {
    private final List<CommandInvocation> invocations = IntStream.range(0, 4)
            .mapToObj(i -> new CommandInvocation(new Instance(
                    "i-" + i, "server-" + i, "111111111111", "ap-northeast-1", "server", "10.0.0." + i, Map.of())))
            .toList();
    private final List<CompletableFuture<CommandInvocation.Result>> running = new ArrayList<>();

    @Test
    void noMoreServersRunAtTheSameTimeThanMay() {
        send(new Limits(2, 4));
        assertThat(running).hasSize(2);
        assertThat(invocations.get(2).status()).isEqualTo("Pending");

        end(0, "Success");

        assertThat(running).hasSize(3);
        assertThat(invocations.get(0).status()).isEqualTo("Success");
    }

    @Test
    void withTheDefaultTheFirstFailureStopsTheRest() {
        send(new Limits(1, 0));

        end(0, "Failed");

        assertThat(running).hasSize(1);
        assertThat(invocations)
                .extracting(CommandInvocation::details)
                .containsExactly("Failed", "Terminated", "Terminated", "Terminated");
        assertThat(invocations.get(1).status()).isEqualTo("Cancelled");
    }

    @Test
    void asManyMayFailAsAreAllowed() {
        send(new Limits(1, 1));
        end(0, "Failed");
        end(1, "Success");
        assertThat(running).hasSize(3);

        end(2, "ExecutionTimedOut");

        assertThat(invocations.get(3).details()).isEqualTo("Terminated");
    }

    @Test
    void whatIsNotDeliveredIsNoError() {
        send(new Limits(1, 0));

        end(0, "DeliveryTimedOut");

        assertThat(running).hasSize(2);
    }

    @Test
    void thoseThatRunAlreadyEndByThemselves() {
        send(new Limits(2, 0));
        end(0, "Failed");
        assertThat(invocations.get(1).result()).isEmpty();

        end(1, "Success");

        assertThat(invocations.get(1).status()).isEqualTo("Success");
    }

    @ParameterizedTest
    @CsvSource({"50,0,50,0", "10%,10%,1,0", "50%,50%,2,2", "100%,100%,4,4", "1,0%,1,0"})
    void readsNumbersAndPercentages(String maxConcurrency, String maxErrors, int concurrency, int errors) {
        assertThat(Limits.of(maxConcurrency, maxErrors, 4)).isEqualTo(new Limits(concurrency, errors));
    }

    private void send(Limits limits) {
        RateControl.send(invocations, limits, invocation -> {
            var result = new CompletableFuture<CommandInvocation.Result>();
            running.add(result);
            return result;
        });
    }

    private void end(int server, String details) {
        var status = details.endsWith("TimedOut") ? "TimedOut" : details;
        running.get(server)
                .complete(new CommandInvocation.Result(invocations.get(server).instance(), status, details, 0, "", ""));
    }
}
