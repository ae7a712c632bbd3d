/**
 * The plans that a review compares: of the working tree, of a commit, of the committed snapshot, of exported states.
 */
@NullMarked
package kaikin.cli.review;

import org.jspecify.annotations.NullMarked;
