package kaikin.chatwork;

import java.util.List;
import java.util.Optional;
import kaikin.banlist.IpAddress;
import org.jspecify.annotations.Nullable;

/** A word of a message, and what it does there. */
record Word(WordRole role, String text, AddressMatch.@Nullable Found found) {
    Word(WordRole role, String text) {
        this(role, text, null);
    }

    boolean is(WordRole first, WordRole... more) {
        return role == first || List.of(more).contains(role);
    }

    /** Whether it is written in Japanese, which says behind a verb what English says before. */
    boolean japanese() {
        return text.chars().anyMatch(c -> c > '\u2e80');
    }

    /** Whether it means something that no lexicon knows; one or two kana are more likely a particle. */
    boolean unknown() {
        return role == WordRole.OTHER
                && (text.length() > 2 || text.chars().noneMatch(c -> c >= '\u3041' && c <= '\u30ff'));
    }

    /** The address that it is. */
    Optional<IpAddress> address() {
        return role == WordRole.ADDRESS && found != null
                ? found.addresses().stream().findFirst()
                : Optional.empty();
    }
}
