/** A finished review in the forms that people and programs read. */
@NullMarked
package kaikin.policies.review.report;

import org.jspecify.annotations.NullMarked;
