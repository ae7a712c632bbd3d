/** Stands in for the instance metadata service. */
@NullMarked
package kaikin.sandbox.metadata;

import org.jspecify.annotations.NullMarked;
