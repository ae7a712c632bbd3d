/** Policy-as-code: what a stack's program registers, and who may do what by it. */
@NullMarked
package kaikin.policies;

import org.jspecify.annotations.NullMarked;
