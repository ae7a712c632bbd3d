@NullMarked
package kaikin.sandbox.services.eventbridge;

import org.jspecify.annotations.NullMarked;
