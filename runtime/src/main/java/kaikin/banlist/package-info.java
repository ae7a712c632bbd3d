/** Addresses, networks, and what the guards of the servers say they block. */
@NullMarked
package kaikin.banlist;

import org.jspecify.annotations.NullMarked;
