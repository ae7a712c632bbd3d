package kaikin.policies.review.alert;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.util.Comparator;
import java.util.List;

/** Everything a review found wrong, the worst first; equal for equal findings, in whichever order they came. */
public record Alerts(List<Alert.Rule> rules, List<Alert> alerts) {
    private static final Comparator<Alert> ORDER = comparing(Alert::level)
            .thenComparing(Alert::severity, reverseOrder())
            .thenComparing(Alert::identity)
            .thenComparing(Alert::message);

    /**
     * @param rules all that were tried, also those that found nothing
     */
    public Alerts {
        rules = rules.stream().sorted(comparing(Alert.Rule::id)).toList();
        alerts = alerts.stream().sorted(ORDER).toList();
    }
}
