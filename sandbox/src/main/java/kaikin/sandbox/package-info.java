/** Both accounts on one machine, deployed from the plan. */
@NullMarked
package kaikin.sandbox;

import org.jspecify.annotations.NullMarked;
