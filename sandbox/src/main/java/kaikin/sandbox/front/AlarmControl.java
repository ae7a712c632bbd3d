package kaikin.sandbox.front;

import kaikin.sandbox.gateway.Reply;
import kaikin.sandbox.watch.Alarms;

/** Sets the states of alarms. */
public record AlarmControl(Alarms alarms) {
    public void addTo(ControlPage page) {
        page.add("POST /alarm", this::set);
    }

    private Reply set(String order) {
        var words = order.split(" ", 2);
        try {
            return words.length == 2 && alarms.set(words[0], words[1])
                    ? ControlPage.done()
                    : Reply.text(404, "there is no alarm «" + words[0] + "»\n");
        } catch (IllegalArgumentException e) {
            return Reply.text(400, e.getMessage() + "\n");
        }
    }
}
