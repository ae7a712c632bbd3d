/** Pulumi's real engine on this machine, with a stand-in for AWS. */
@NullMarked
package kaikin.cli.engine;

import org.jspecify.annotations.NullMarked;
