@NullMarked
package kaikin.sandbox.events;

import org.jspecify.annotations.NullMarked;
