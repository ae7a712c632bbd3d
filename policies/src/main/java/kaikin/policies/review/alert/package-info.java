/** Shows a review beside lines of code: as SARIF for code scanning, and as annotations of a workflow's log. */
@NullMarked
package kaikin.policies.review.alert;

import org.jspecify.annotations.NullMarked;
