/** Stands in for the Security Token Service. */
@NullMarked
package kaikin.sandbox.services.sts;

import org.jspecify.annotations.NullMarked;
