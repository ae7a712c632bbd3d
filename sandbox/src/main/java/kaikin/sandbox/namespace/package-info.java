/** The private namespace: its machines, its network, its names, and the ways into it. */
@NullMarked
package kaikin.sandbox.namespace;

import org.jspecify.annotations.NullMarked;
