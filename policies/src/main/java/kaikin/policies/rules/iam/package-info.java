/** Rules about roles, trust and policies. */
@NullMarked
package kaikin.policies.rules.iam;

import org.jspecify.annotations.NullMarked;
