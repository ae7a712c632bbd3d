package kaikin.sandbox.control;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.Service;
import kaikin.sandbox.gateway.ServiceResponse;

/** The API that only the sandbox's owner may reach: each method and path has something that answers. */
public final class ControlApi implements Service {
    private final Map<String, Function<String, ServiceResponse>> controls = new TreeMap<>();

    /** Adds one; it gets the text that was sent. */
    void add(String methodAndPath, Function<String, ServiceResponse> control) {
        controls.put(methodAndPath, control);
    }

    @Override
    public ServiceResponse answer(HttpCall call) {
        return controls.getOrDefault(
                        call.method() + " " + call.rawPath(),
                        text -> ServiceResponse.text(404, "there is no such thing here\n"))
                .apply(call.body().text().strip());
    }

    static ServiceResponse done() {
        return ServiceResponse.text(200, "");
    }

    /** One text a line. */
    static ServiceResponse lines(List<String> texts) {
        return ServiceResponse.text(200, texts.stream().map(text -> text + "\n").collect(Collectors.joining()));
    }
}
