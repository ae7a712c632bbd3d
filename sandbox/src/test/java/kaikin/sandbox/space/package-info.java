/** Tests of the private namespace. */
@NullMarked
package kaikin.sandbox.space;

import org.jspecify.annotations.NullMarked;
