/** Plans of the stacks: recorded from the program, kept as long as nothing that they depend on has changed. */
@NullMarked
package kaikin.cli.plans;

import org.jspecify.annotations.NullMarked;
