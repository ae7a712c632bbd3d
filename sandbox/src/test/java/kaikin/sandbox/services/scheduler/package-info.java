@NullMarked
package kaikin.sandbox.services.scheduler;

import org.jspecify.annotations.NullMarked;
