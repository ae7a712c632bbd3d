package kaikin.notify;

import kaikin.contract.ClaimKey;

/** Sees to it that what arrives several times is done by one alone. */
public interface ClaimStore {
    /**
     * Whether a thing is the attempt's to do: no other has claimed it.
     *
     * @param attempt the same for every try at one delivery: it may go on where the try before broke off
     */
    boolean claim(ClaimKey key, String attempt) throws UnavailableException;
}
