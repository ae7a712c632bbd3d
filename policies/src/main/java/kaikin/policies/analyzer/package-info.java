/** The pack as a plugin of the real Pulumi engine. */
@NullMarked
package kaikin.policies.analyzer;

import org.jspecify.annotations.NullMarked;
