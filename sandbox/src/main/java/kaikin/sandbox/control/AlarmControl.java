package kaikin.sandbox.control;

import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.services.cloudwatch.Alarms;

/** Sets the states of alarms. */
public record AlarmControl(Alarms alarms) {
    public void addTo(ControlApi page) {
        page.add("POST /alarm", this::set);
    }

    private ServiceResponse set(String order) {
        var words = order.split(" ", 2);
        try {
            return words.length == 2 && alarms.set(words[0], words[1])
                    ? ControlApi.done()
                    : ServiceResponse.text(404, "there is no alarm «" + words[0] + "»\n");
        } catch (IllegalArgumentException e) {
            return ServiceResponse.text(400, e.getMessage() + "\n");
        }
    }
}
