/** The rules, one class each, and the pack that lists them. */
@NullMarked
package kaikin.policies.rules;

import org.jspecify.annotations.NullMarked;
