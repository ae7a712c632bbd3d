/** The hub: the bot, its functions and the ban lists. */
@NullMarked
package kaikin.stacks.hub;

import org.jspecify.annotations.NullMarked;
