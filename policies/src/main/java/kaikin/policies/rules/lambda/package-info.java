/** Rules about functions. */
@NullMarked
package kaikin.policies.rules.lambda;

import org.jspecify.annotations.NullMarked;
