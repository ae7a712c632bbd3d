@NullMarked
package kaikin.sandbox.page;

import org.jspecify.annotations.NullMarked;
