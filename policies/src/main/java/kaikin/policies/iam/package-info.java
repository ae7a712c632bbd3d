/** Who may do what: IAM policies, read strictly and evaluated offline, with the reason for each decision. */
@NullMarked
package kaikin.policies.iam;

import org.jspecify.annotations.NullMarked;
