package kaikin.sandbox.control;

import java.util.List;
import java.util.stream.Collectors;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.EventSourceMapping;
import kaikin.sandbox.cloud.Queue;
import kaikin.sandbox.services.eventbridge.EventBridge;
import kaikin.sandbox.services.lambda.Lambda;
import kaikin.sandbox.services.sqs.Queues;

/** What becomes of events: delivered again, kept in queues, lost; and the functions that they are for. */
public record DeliveryControl(Cloud cloud, EventBridge events, Queues queues, Lambda lambda) {
    public void addTo(ControlApi page) {
        page.add("POST /redeliver", text -> {
            events.redeliver();
            return ControlApi.done();
        });
        page.add("GET /failed-events", text -> ControlApi.lines(failed()));
        page.add("GET /lost-events", text -> ControlApi.lines(events.lost()));
        page.add("GET /queues", text -> ControlApi.lines(queues.lines()));
        page.add("GET /versions", text -> ControlApi.lines(lambda.lines()));
    }

    /** What lies in the queues that nothing reads. */
    private List<String> failed() {
        var read = cloud.eventSourceMappings().stream()
                .map(EventSourceMapping::queueArn)
                .collect(Collectors.toSet());
        return cloud.queues().stream()
                .map(Queue::arn)
                .filter(arn -> !read.contains(arn))
                .flatMap(arn -> queues.bodies(arn).stream())
                .toList();
    }
}
