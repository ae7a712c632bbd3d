/** Stands in for the instance metadata service. */
@NullMarked
package kaikin.sandbox.services.imds;

import org.jspecify.annotations.NullMarked;
