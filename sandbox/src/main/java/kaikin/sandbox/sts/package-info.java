/** Stands in for the Security Token Service. */
@NullMarked
package kaikin.sandbox.sts;

import org.jspecify.annotations.NullMarked;
