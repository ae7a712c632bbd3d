/** What people do with Pulumi's real engine. */
@NullMarked
package kaikin.sandbox.engine;

import org.jspecify.annotations.NullMarked;
