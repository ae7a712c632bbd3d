/** Pulumi's real engine on this machine, with a stand-in for AWS. */
@NullMarked
package kaikin.sandbox.engine;

import org.jspecify.annotations.NullMarked;
