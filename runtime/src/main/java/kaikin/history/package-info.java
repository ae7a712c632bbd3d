/** What is kept of requests and their ends, for whoever asks for the history of a room. */
@NullMarked
package kaikin.history;

import org.jspecify.annotations.NullMarked;
