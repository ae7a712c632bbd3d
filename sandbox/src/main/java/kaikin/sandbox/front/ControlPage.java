package kaikin.sandbox.front;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.Reply;
import kaikin.sandbox.gateway.Service;

/** What only the sandbox's owner may reach: each method and path has something that answers. */
public final class ControlPage implements Service {
    private final Map<String, Function<String, Reply>> controls = new TreeMap<>();

    /** Adds one; it gets the text that was sent. */
    void add(String methodAndPath, Function<String, Reply> control) {
        controls.put(methodAndPath, control);
    }

    @Override
    public Reply answer(HttpCall call) {
        return controls.getOrDefault(
                        call.method() + " " + call.rawPath(), text -> Reply.text(404, "there is no such thing here\n"))
                .apply(call.body().text().strip());
    }

    static Reply done() {
        return Reply.text(200, "");
    }

    /** One text a line. */
    static Reply lines(List<String> texts) {
        return Reply.text(200, texts.stream().map(text -> text + "\n").collect(Collectors.joining()));
    }
}
