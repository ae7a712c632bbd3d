/** Reads what a pull request changed in the program's sources, and finds the line that did what a review tells. */
@NullMarked
package kaikin.policies.review.source;

import org.jspecify.annotations.NullMarked;
