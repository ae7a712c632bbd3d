/** What a pull request changed in the program's sources, and which line of that did what a review tells. */
@NullMarked
package kaikin.policies.review.source;

import org.jspecify.annotations.NullMarked;
