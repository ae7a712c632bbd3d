/**
 * What hub and fleet are made of alike: components for both, the patterns of their rules, and exemptions from the policy
 * pack, said beside what needs them.
 *
 * <p>A component's constructor takes its arguments, as one record that checks itself, and its options. A name stands
 * before them only where there can be several: all others are there once, under a name that the contract gives them.
 */
@NullMarked
package kaikin.stacks.components;

import org.jspecify.annotations.NullMarked;
