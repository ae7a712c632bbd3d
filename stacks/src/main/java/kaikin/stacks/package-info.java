/** The Pulumi program: what each account holds. */
@NullMarked
package kaikin.stacks;

import org.jspecify.annotations.NullMarked;
