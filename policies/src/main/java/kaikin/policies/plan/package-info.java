/** The plan: the resource graph of one stack, recorded from its program or read from an exported state. */
@NullMarked
package kaikin.policies.plan;

import org.jspecify.annotations.NullMarked;
