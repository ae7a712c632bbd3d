/** The use case: who may ask for what, what comes of it, and how the answer reads. */
@NullMarked
package kaikin.webhook;

import org.jspecify.annotations.NullMarked;
