package kaikin.notify;

import java.util.List;

/** The outcome of a release on all its servers together. */
public enum ReleaseOutcome {
    /** Every server is free of the ban. */
    RELEASED("Released"),
    /** Some are. */
    RELEASED_IN_PART("ReleasedInPart"),
    /** None is, as far as is known. */
    NOT_RELEASED("NotReleased");

    private final String text;

    ReleaseOutcome(String text) {
        this.text = text;
    }

    /** Derives the outcome from what each server reports. */
    public static ReleaseOutcome of(List<ServerReport> servers) {
        var free = servers.stream().filter(ServerReport::free).count();
        if (free == 0) {
            return NOT_RELEASED;
        }
        return free == servers.size() ? RELEASED : RELEASED_IN_PART;
    }

    /** The outcome's name in the log. */
    @Override
    public String toString() {
        return text;
    }
}
