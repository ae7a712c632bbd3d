/** Scenes: what happens to people and servers, with both accounts up. */
@NullMarked
package kaikin.sandbox.scene;

import org.jspecify.annotations.NullMarked;
