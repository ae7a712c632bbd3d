/** What people do with Pulumi's real engine. */
@NullMarked
package kaikin.cli.engine;

import org.jspecify.annotations.NullMarked;
