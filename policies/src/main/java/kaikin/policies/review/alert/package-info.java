/** What a review says beside lines of code: SARIF for code scanning, and annotations of a workflow's log. */
@NullMarked
package kaikin.policies.review.alert;

import org.jspecify.annotations.NullMarked;
