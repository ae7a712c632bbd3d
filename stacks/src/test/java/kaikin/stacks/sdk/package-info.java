@NullMarked
package kaikin.stacks.sdk;

import org.jspecify.annotations.NullMarked;
