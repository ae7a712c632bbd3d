/** What a review compares: plans of the working tree, of a commit, of the committed snapshot, of exported states. */
@NullMarked
package kaikin.cli.review;

import org.jspecify.annotations.NullMarked;
