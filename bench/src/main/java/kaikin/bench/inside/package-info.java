/** Programs that measure from within the sandbox, where AWS's host names lead to the gateway. */
@NullMarked
package kaikin.bench.inside;

import org.jspecify.annotations.NullMarked;
