package kaikin.policies.review;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kaikin.policies.model.SourceLine;
import kaikin.policies.pack.DeclaredExemption;

/**
 * An exemption that is in the plans, and how long it holds.
 *
 * @param source the lines of the component that says so
 */
public record Waiver(DeclaredExemption exemption, List<SourceLine> source) {
    public Waiver {
        source = List.copyOf(source);
    }

    /** Days until it ends, today included; negative where it has ended. */
    public long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, exemption.until()) + 1;
    }
}
