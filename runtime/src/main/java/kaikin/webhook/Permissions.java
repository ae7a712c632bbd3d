package kaikin.webhook;

import java.util.Set;

/** Who may ask, and where; an empty set means nobody. */
public record Permissions(Set<Long> rooms, Set<Long> people) {
    public Permissions {
        rooms = Set.copyOf(rooms);
        people = Set.copyOf(people);
    }

    boolean allow(Question question) {
        return rooms.contains(question.room()) && people.contains(question.person());
    }
}
