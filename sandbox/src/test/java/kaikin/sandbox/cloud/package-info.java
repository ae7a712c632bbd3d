@NullMarked
package kaikin.sandbox.cloud;

import org.jspecify.annotations.NullMarked;
