@NullMarked
package kaikin.sandbox.function;

import org.jspecify.annotations.NullMarked;
