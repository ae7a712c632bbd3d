/** Tests of the private namespace. */
@NullMarked
package kaikin.sandbox.namespace;

import org.jspecify.annotations.NullMarked;
