@NullMarked
package kaikin.sandbox.scheduler;

import org.jspecify.annotations.NullMarked;
