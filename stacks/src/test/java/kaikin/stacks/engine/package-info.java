@NullMarked
package kaikin.stacks.engine;

import org.jspecify.annotations.NullMarked;
