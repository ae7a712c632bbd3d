/** Roles and their policies, typed; printed as JSON in one place. */
@NullMarked
package kaikin.stacks.iam;

import org.jspecify.annotations.NullMarked;
