@NullMarked
package kaikin.sandbox.services.lambda;

import org.jspecify.annotations.NullMarked;
