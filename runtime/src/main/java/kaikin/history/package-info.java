/** The record of requests and their ends, for anyone who asks for the history of a room. */
@NullMarked
package kaikin.history;

import org.jspecify.annotations.NullMarked;
