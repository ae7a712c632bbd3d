/** Stands in for Lambda and the HTTP API before it; the function itself is the real one. */
@NullMarked
package kaikin.sandbox.services.lambda;

import org.jspecify.annotations.NullMarked;
