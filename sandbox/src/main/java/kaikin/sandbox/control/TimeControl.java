package kaikin.sandbox.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.services.eventbridge.EventBridge;
import kaikin.sandbox.services.scheduler.SimulatedTime;
import kaikin.sandbox.services.ssm.CommandInvocation;

/** Lets time pass, and delivers once more what was delivered already. */
public record TimeControl(SimulatedTime time, EventBridge events) {
    public void addTo(ControlApi page) {
        page.add("POST /minute", count -> often(count, this::minute));
        page.add("POST /hour", count -> often(count, time::hour));
        page.add("POST /day", count -> often(count, time::day));
        page.add("POST /redeliver", text -> {
            events.redeliver();
            return ControlApi.done();
        });
    }

    /** As many as are asked for, one where none are; answers what the last one brought. */
    private static ServiceResponse often(String count, Supplier<List<String>> unit) {
        if (!count.matches("([1-9][0-9]{0,2})?")) {
            return ServiceResponse.text(400, "a count is a number from 1 to 999, not «" + count + "»\n");
        }
        List<String> lines = new ArrayList<>();
        for (var left = count.isEmpty() ? 1 : Integer.parseInt(count); left > 0; left--) {
            lines = unit.get();
        }
        return ControlApi.lines(lines);
    }

    private List<String> minute() {
        return time.minute().stream().map(TimeControl::line).toList();
    }

    /** A line for people: where, how it ended, and the last words. */
    private static String line(CommandInvocation invocation) {
        var words = invocation
                .result()
                .map(result -> result.status().equals("Success") ? result.output() : result.error())
                .orElse("");
        var last = words.strip().lines().reduce("", (before, line) -> line);
        return "%s: %s: %s".formatted(invocation.instance().name(), invocation.status(), last);
    }
}
