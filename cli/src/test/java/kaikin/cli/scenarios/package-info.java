/** Scenes: what happens to people and servers, with both accounts up. */
@NullMarked
package kaikin.cli.scenarios;

import org.jspecify.annotations.NullMarked;
